import type { MessageKind } from '../dialogue/plan';

/** What cannot be read yet, told politely. */
export const MEDIA: Readonly<Record<MessageKind, string>> = {
  text: 'No pude leer tu mensaje.',
  choice: 'No pude leer tu mensaje.',
  image: 'No puedo ver fotos todavía.',
  audio: 'No puedo escuchar audios todavía.',
  video: 'No puedo ver videos todavía.',
  document: 'No puedo abrir archivos todavía.',
  sticker: '¡Lindo sticker! Yo leo solo texto.',
  location: 'No puedo ver ubicaciones todavía.',
  contact: 'No puedo leer contactos todavía.',
  unknown: 'No puedo leer ese tipo de mensaje todavía.',
};
