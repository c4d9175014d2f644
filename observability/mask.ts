/** Takes personal data out of what is about to be logged: by the name of a field, and by the shape of a value. */

const MASKED = '[masked]';

/** Fields that hold what customers wrote, who they are, or credentials. Compared without case, `_` and `-`. */
const PRIVATE_FIELDS = new Set(
  [
    ...[
      'text',
      'texts',
      'body',
      'reply',
      'caption',
      'agentText',
      'rawText',
      'utterance',
      'notes',
      'span',
      'spans',
      'content',
    ],
    ...['clientName', 'customerName', 'contactName', 'profileName', 'displayName', 'firstName', 'lastName'],
    ...['phone', 'clientPhone', 'phoneNumber', 'email', 'clientEmail', 'identity', 'waId', 'externalUserId'],
    ...['latitude', 'longitude', 'address', 'label', 'mediaUrl', 'buttonText', 'listTitle'],
    ...['password', 'authToken', 'token', 'secret', 'authorization', 'cookie', 'setCookie', 'xTwilioSignature'],
    // PostgreSQL errors quote the offending row here.
    ...['detail', 'parameters', 'internalQuery'],
  ].map(normalise),
);

/** Deeper than this nothing is worth logging, and cycles end. */
const MAX_DEPTH = 12;

/** A copy without personal data. Numbers, booleans, ids and dates stay. */
export function mask(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return MASKED;
  if (Array.isArray(value)) return value.map((item) => mask(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, isPrivate(key) ? hide(field) : mask(field, depth + 1)]),
  );
}

/** Addresses, numbers and passwords inside a text, such as an error's message. */
export function maskText(text: string): string {
  return text
    .replace(CONNECTION_PASSWORD, '$1***@')
    .replace(EMAIL, '[email]')
    .replace(CHANNEL_ADDRESS, '[address]')
    .replace(NUMBER, (found) => (isPhone(found) ? '[phone]' : found));
}

// A run of characters is tried from its beginning only (`\b`, the lookbehind): log lines may be long.
const CONNECTION_PASSWORD = /\b(\w+:\/\/[^:@/\s]*:)[^@/\s]+@/g;
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[\p{L}\p{N}._%+@-]*[\p{L}\p{N}])?/gu;
const CHANNEL_ADDRESS = /\b(?:whatsapp|sms|messenger):[^\s"',;)\]}]+/gi;
/** Digits in groups, not inside a word, an id or a decimal. */
const NUMBER = /(?<![\w.-])\+?\(?\d[\d ()-]{6,20}\d(?![\w-]|\.\d)/g;
const DATE = /^\d{4}-\d{2}-\d{2}/;

function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  return digits >= 8 && digits <= 15 && !DATE.test(found);
}

const isPrivate = (key: string): boolean => PRIVATE_FIELDS.has(normalise(key));

/** Absence is worth knowing and gives nothing away. */
const hide = (value: unknown): unknown =>
  value === null || value === undefined || typeof value === 'boolean' ? value : MASKED;

function normalise(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}
