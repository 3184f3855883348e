import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/** A certificate that holds for `localhost` and 127.0.0.1 and signs itself, made anew for each run: PEM. */
export function makeCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsa = sequence(objectId([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
  const name = sequence(
    element(0x31, sequence(objectId([0x55, 0x04, 0x03]), element(0x0c, text('localhost')))),
  );
  const day = 24 * 60 * 60 * 1000;
  const time = (at: number) =>
    element(0x18, text(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
  const names = sequence(element(0x82, text('localhost')), element(0x87, Buffer.from([127, 0, 0, 1])));
  const alternatives = sequence(objectId([0x55, 0x1d, 0x11]), element(0x04, names));
  const body = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsa,
    name,
    sequence(time(Date.now() - day), time(Date.now() + 30 * day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(alternatives)),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const certificate = sequence(body, ecdsa, element(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

const text = (content: string) => Buffer.from(content, 'latin1');
const objectId = (bytes: number[]) => element(0x06, Buffer.from(bytes));
const sequence = (...parts: Buffer[]) => element(0x30, Buffer.concat(parts));

/** One element of DER: a tag, the length and the content. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, Math.floor(length / 256), length % 256];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
