/**
 * Functions every service's own tables stand on. `vn_fold` equals kernel's vnFold for Vietnamese; `app_in_scope` is
 * the row-level policy: without a scope it says no, so a forgotten withScope shows zero rows and never too many.
 */
export const textAndScope = `
CREATE FUNCTION vn_fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));

CREATE FUNCTION app_in_scope(VARIADIC unit uuid[]) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE coalesce(current_setting('app.scope', true), '')
    WHEN '' THEN false
    WHEN '*' THEN true
    ELSE unit && string_to_array(current_setting('app.scope', true), ',')::uuid[]
  END;
`;
