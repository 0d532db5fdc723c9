/** What may be chosen of a game. */
import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import { GAME_BOUNDS } from '../../src/cards/actions/again.ts';
import { MODES } from '../../src/trivia/mode.ts';
import { difficultyOption } from './definition.ts';
import { topicOption } from './topics.ts';

const Type = ApplicationCommandOptionType;

export const modeOption: APIApplicationCommandBasicOption = {
  type: Type.String,
  name: 'mode',
  description: 'Elimination: a wrong answer and you are out. Lightning: ten seconds, first answer counts',
  choices: MODES.map((mode) => ({ name: mode, value: mode })),
};

export const gameOptions: readonly APIApplicationCommandBasicOption[] = [
  topicOption,
  difficultyOption,
  modeOption,
  {
    type: Type.Integer,
    name: 'length',
    description: 'How many questions; 5 when left out',
    min_value: GAME_BOUNDS.length.least,
    max_value: GAME_BOUNDS.length.most,
  },
  {
    type: Type.Integer,
    name: 'seconds',
    description: 'How long a question stays open at most; 45 when left out, 10 in lightning',
    min_value: GAME_BOUNDS.seconds.least,
    max_value: GAME_BOUNDS.seconds.most,
  },
];
