-- subjects: what the generated policies cannot say.

-- Blind questions: "is this known there?" Each register offers `known.<register>`; nothing but yes or no comes out.
CREATE SCHEMA IF NOT EXISTS known;
REVOKE ALL ON SCHEMA known FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA known TO baken_gate;
GRANT USAGE ON SCHEMA known TO baken_app;

-- Which BAG number goes with which postcode and house number, as keyed hashes: what the register of addresses said when it was asked.
-- About no signal and no dossier; read by the definer functions only. A year later it is asked anew.
CREATE TABLE IF NOT EXISTS known.same_address (municipality text NOT NULL, address text NOT NULL, bag text NOT NULL,
    since date NOT NULL DEFAULT current_date, PRIMARY KEY (municipality, address, bag));
ALTER TABLE known.same_address ADD COLUMN IF NOT EXISTS asked_in bigint NOT NULL DEFAULT 0;  -- in which transaction it was said
CREATE INDEX IF NOT EXISTS same_address_by_bag ON known.same_address (municipality, bag);
REVOKE ALL ON known.same_address FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON known.same_address TO baken_gate;
GRANT USAGE ON SCHEMA known TO baken_backup;
GRANT SELECT ON known.same_address TO baken_backup;

SET ROLE baken_gate;
-- Every keyed hash under which this same thing may be kept: of an address also the other way of writing it.
CREATE OR REPLACE FUNCTION known.written_as(municipality text, kind text, digest text) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT CASE WHEN kind IN ('address', 'bag') THEN ARRAY(
        SELECT written_as.digest
         UNION SELECT s.bag FROM known.same_address s WHERE s.municipality = written_as.municipality AND s.address = written_as.digest
         UNION SELECT unnest(ARRAY[s.address, also.bag]) FROM known.same_address s
           JOIN known.same_address also ON also.municipality = s.municipality AND also.address = s.address
          WHERE s.municipality = written_as.municipality AND s.bag = written_as.digest)
      ELSE ARRAY[written_as.digest] END
$$;
REVOKE ALL ON FUNCTION known.written_as(text, text, text) FROM PUBLIC;
-- Does somebody in the dossiers sound like this, born on that day? Two strict tokens of one person must agree, so that a
-- common name alone says nothing. Inside one compartment, one municipality and the organs of who asks; yes or no.
CREATE OR REPLACE FUNCTION known.person_alike(tokens bigint[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE here text := gate.municipality(); organs text[] := gate.organs();
BEGIN
    IF NOT gate.acting_as('safety_adviser:direct_dossiers', 'lawyer:direct_dossiers', 'weigher:direct_dossiers') THEN
        RAISE EXCEPTION 'only who directs dossiers asks this' USING ERRCODE = 'BK403';
    END IF;
    RETURN EXISTS (
        SELECT FROM public.subjects_persontoken t
         WHERE t.municipality = here AND t.organ = ANY (organs) AND t.token = ANY (tokens) AND t.strict
         GROUP BY t.person_id HAVING count(*) > 1);
END $$;
-- Who shares a token with this person of the dossiers. A token of more than 400 persons ("Jansen, 1980") says too little.
CREATE OR REPLACE FUNCTION known.persons_near(about uuid) RETURNS TABLE (person uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE here text := gate.municipality(); organs_here text[] := gate.organs();
BEGIN
    IF NOT gate.acting_as('safety_adviser:direct_dossiers', 'lawyer:direct_dossiers', 'weigher:direct_dossiers') THEN
        RAISE EXCEPTION 'only who directs dossiers asks this' USING ERRCODE = 'BK403';
    END IF;
    RETURN QUERY
        SELECT near.person_id FROM (
            SELECT found.person_id, count(*) OVER (PARTITION BY own.token) AS crowd
              FROM public.subjects_persontoken own
             CROSS JOIN LATERAL (
                   SELECT t.person_id FROM public.subjects_persontoken t
                    WHERE t.municipality = here AND t.organ = ANY (organs_here) AND t.token = own.token AND t.person_id <> about
                    LIMIT 401) found
             WHERE own.municipality = here AND own.organ = ANY (organs_here) AND own.person_id = about) near
         WHERE near.crowd <= 400
         GROUP BY near.person_id ORDER BY count(*) DESC, near.person_id LIMIT 200;
END $$;
REVOKE ALL ON FUNCTION known.person_alike(bigint[]), known.persons_near(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION known.person_alike(bigint[]), known.persons_near(uuid) TO baken_app;
RESET ROLE;
