/**
 * What was measured of each model beside the deterministic tier, on the dev split (never the test split). A model that is
 * not here gets {@link CONSERVATIVE}: it may confirm and add checked slots, and overrides nothing.
 */
import { CONSERVATIVE, type SlmCalibration } from '../domain/understanding/combine';

const MEASURED: Readonly<Record<string, SlmCalibration>> = {};

/** @param model as Ollama names it, with its tag. */
export const calibrationOf = (model: string): SlmCalibration => MEASURED[model] ?? CONSERVATIVE;
