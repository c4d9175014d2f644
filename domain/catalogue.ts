/** Services and staff of a workspace, with the words customers use for them. */
export interface Catalogue {
  services: readonly CatalogueEntry[];
  staff: readonly CatalogueEntry[];
}
export interface CatalogueEntry {
  /** Canonical name, as the workspace writes it ("Coloración"). */
  name: string;
  /** Other words for it ("tintura", "color"). */
  synonyms: readonly string[];
}
