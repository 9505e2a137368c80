-- subjects: what the generated policies cannot say.

-- Blind questions: "is this known there?" Each register offers `known.<register>`; nothing but yes or no comes out.
CREATE SCHEMA IF NOT EXISTS known;
REVOKE ALL ON SCHEMA known FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA known TO baken_gate;
GRANT USAGE ON SCHEMA known TO baken_app;

SET ROLE baken_gate;
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
