-- council: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

-- council_publication · council · OPEN
ALTER TABLE council_publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE council_publication FORCE ROW LEVEL SECURITY;
REVOKE ALL ON council_publication FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON council_publication TO baken_backup;
GRANT SELECT, DELETE ON council_publication TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON council_publication TO baken_gate;
DROP POLICY IF EXISTS gate ON council_publication;
DROP POLICY IF EXISTS destroy ON council_publication;
DROP POLICY IF EXISTS see ON council_publication;
DROP POLICY IF EXISTS enter ON council_publication;
DROP POLICY IF EXISTS change ON council_publication;
CREATE POLICY gate ON council_publication FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON council_publication FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON council_publication
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON council_publication TO baken_app, baken_worker;
CREATE POLICY see ON council_publication FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('alderman:account', 'councillor:account', 'mayor:account', 'safety_adviser:account')));
GRANT INSERT ON council_publication TO baken_app, baken_worker;
CREATE POLICY enter ON council_publication FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:account')));
GRANT UPDATE (keep_until, kind, title, content, composed_at, composed_by, published_at, published_by) ON council_publication TO baken_app, baken_worker;
CREATE POLICY change ON council_publication FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:account'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:account')));
