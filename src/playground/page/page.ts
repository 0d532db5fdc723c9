/** Start here: connects, and opens a session for the chosen member whenever the server greets. */
import { ClockPanel } from './clock-panel.ts';
import { Connection } from './connection.ts';
import { byId } from './element.ts';
import { applyLook } from './look.ts';
import type { Hello } from './protocol.ts';
import { Session } from './session.ts';
import { Shell } from './shell.ts';
import { World } from './world.ts';

applyLook();

const shell = new Shell({
  playAs: (memberId) => connect(memberId),
  channelOpened: (channelId) => remember({ channel: channelId }),
});
const clock = new ClockPanel(byId('clock', HTMLElement), {
  move: (to) => connection.call('moveClock', to),
  ticked: () => session?.showTime(),
});
let connection: Connection;
let session: Session | undefined;

connect(new URLSearchParams(location.search).get('as'));

function connect(memberId: string | null): void {
  connection?.close();
  connection = new Connection(memberId, {
    hello: open,
    event: (event) => session?.receive(event),
    places: (places) => session?.showPlaces(places),
    clock: (state) => {
      session?.world.setTime(state.now);
      clock.show(state);
    },
    online: (online) => shell.showOnline(online),
  });
}

function open(hello: Hello): void {
  document.body.dataset['title'] = hello.title;
  const world = new World(hello);
  shell.showMembers(hello.members, hello.member);
  // The channel stays open over a member switch or a reconnect where this member sees it.
  const wanted = session?.channelId ?? new URLSearchParams(location.search).get('channel');
  const channel = (wanted && world.channel(wanted)) || world.firstChannel();
  if (!channel) {
    shell.announce(`${hello.member.username} is in no server`, true);
    return;
  }
  session = new Session(world, channel, connection, shell);
  remember({ as: hello.member.id, channel: channel.id });
}

/** In the address: a reload, a bookmark or a second tab finds the same member and channel. */
function remember(place: Readonly<Record<string, string>>): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(place)) url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}
