import QRCode from 'qrcode';

/** Rows of dark and light modules. */
export type QrModules = readonly (readonly boolean[])[];

/** The QR of an issued letter: its number and the hash of its frozen facts; no name, no sum (R10.12). */
export function letterQr(letterNo: string, factsSha256: string): QrModules {
  const code = QRCode.create(`${letterNo}|${factsSha256}`, { errorCorrectionLevel: 'M' });
  const { size, data } = code.modules;
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_unused, column) => data[row * size + column] === 1),
  );
}
