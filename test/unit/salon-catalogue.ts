import type { Catalogue } from '../../domain/catalogue';

/** Services and staff whose words are names or parts of names too. */
export const SALON: Catalogue = {
  services: [
    { name: 'Corte de Cabello', synonyms: ['corte'] },
    { name: 'Barba', synonyms: [] },
    { name: 'Coloración', synonyms: ['color', 'tintura'] },
    { name: 'Limpieza facial', synonyms: [] },
    { name: 'Luz Pulsada', synonyms: [] },
  ],
  staff: [
    { name: 'Carlos Rodríguez', synonyms: ['Carlos'] },
    { name: 'Juan Martínez', synonyms: ['Juan'] },
    { name: 'María Fernández', synonyms: ['María'] },
  ],
};
