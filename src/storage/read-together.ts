/** Those who ask in one turn of the event loop are answered by one reading, each in the place of their key. */
export function readTogether<Key, Value>(
  read: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (key: Key) => Promise<Value> {
  let asked: Key[] = [];
  let reading: Promise<readonly Value[]> | undefined;
  return async (key) => {
    const place = asked.push(key) - 1;
    reading ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        const keys = asked;
        asked = [];
        reading = undefined;
        read(keys).then(resolve, reject);
      });
    });
    return (await reading)[place] as Value;
  };
}
