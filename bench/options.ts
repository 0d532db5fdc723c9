/** The options of a bench. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** As `parseArgs` reads them; one that there is not is told in a line, and ends the process. */
export function optionsOf<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(String((error as Error).message).split('. ')[0]);
    process.exit(2);
  }
}
