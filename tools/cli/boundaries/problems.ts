import type { BoundaryProblemCode } from '@haicap/contracts';

/** Something wrong with boundaries: in which commune, if it has a code, and where. */
export type Problem = { readonly code: BoundaryProblemCode; readonly unitCode: string | null; readonly detail: string };

export const problem = (code: BoundaryProblemCode, unitCode: string | null, detail = ''): Problem => ({ code, unitCode, detail });

/** What each code means to whoever runs the command. */
export const PROBLEM_WORDS: Readonly<Record<BoundaryProblemCode, string>> = {
  'file-unreadable': 'the file cannot be read',
  'file-too-large': 'the file is larger than can be read; simplify it first',
  'not-geojson': 'the file is no GeoJSON FeatureCollection',
  'crs-wrong': 'coordinates have to be longitude and latitude in WGS84 (EPSG:4326), in this order',
  'too-many-features': 'more features than a province has communes',
  'too-many-vertices': 'more vertices than can be read; simplify the file first',
  'geometry-not-area': 'a commune is a Polygon or a MultiPolygon',
  'code-missing': 'the feature has no code of five digits in this property',
  'terrain-unknown': 'terrain is plain, midland, mountain or island (đồng bằng, trung du, miền núi, hải đảo)',
  'ring-too-short': 'a ring has at least four positions',
  'ring-open': 'a ring ends where it begins',
  'ring-empty': 'a ring has an area',
  'ring-crosses-itself': 'a ring does not cross itself',
  'budget-unreachable': 'the commune vanishes before the map is small enough for a phone',
  'unit-twice': 'a second feature of the same commune; join the parts into a MultiPolygon',
  'unit-unknown': 'the province has no commune with this code on that day',
  'unit-missing': 'the commune has no boundary in the file',
  'ring-invalid': 'a ring of the simplified map is none',
  'outside-vietnam': 'the commune lies outside of Việt Nam',
  'topology-too-large': 'the simplified map is larger than a phone should load',
};
