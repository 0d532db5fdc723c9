/** Numbers as text that survives JSON, a quarter of the size of a list of digits and read many times faster. */
export function storeNumbers(numbers: Int32Array | Uint32Array | Uint8Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

const bytesOf = (stored: string): ArrayBuffer => {
  const bytes = Buffer.from(stored, 'base64');
  // A small Buffer lies somewhere in a shared one, where 32-bit numbers may not begin.
  return new Uint8Array(bytes).buffer;
};

/** The numbers stored by `storeNumbers`. */
export const readInt32 = (stored: string): Int32Array => new Int32Array(bytesOf(stored));
export const readUint32 = (stored: string): Uint32Array => new Uint32Array(bytesOf(stored));
export const readUint8 = (stored: string): Uint8Array => new Uint8Array(bytesOf(stored));
