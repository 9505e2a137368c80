-- Areas are public reference data: everybody on the staff side reads them, and only an import (as owner or worker) writes them. What kind of area it is, is said by a person for the own municipality, and stays.

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['places_delivery', 'places_area', 'places_typologymark'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('DROP POLICY IF EXISTS see ON %I', t);
        EXECUTE format('CREATE POLICY see ON %I FOR SELECT USING (true)', t);
        EXECUTE format('DROP POLICY IF EXISTS settle ON %I', t);
        EXECUTE format('CREATE POLICY settle ON %I TO baken_owner, baken_worker USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO baken_app, baken_worker, baken_backup', t);
    END LOOP;
    GRANT INSERT, UPDATE ON places_delivery, places_area TO baken_worker;
END $$;

DROP POLICY IF EXISTS mark ON places_typologymark;
CREATE POLICY mark ON places_typologymark FOR INSERT TO baken_app
    WITH CHECK (
        municipality = (SELECT gate.municipality())
        AND substr(code, 3, 4) = substr(municipality, 3, 4)
        AND (SELECT gate.acting_as('safety_adviser:read_figures', 'analyst:read_figures'))
    );
GRANT INSERT ON places_typologymark TO baken_app;
