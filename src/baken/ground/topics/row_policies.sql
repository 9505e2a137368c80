-- topics: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

-- topics_formentry · topics · OPEN
ALTER TABLE topics_formentry ENABLE ROW LEVEL SECURITY;
ALTER TABLE topics_formentry FORCE ROW LEVEL SECURITY;
REVOKE ALL ON topics_formentry FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON topics_formentry TO baken_backup;
GRANT SELECT, DELETE ON topics_formentry TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON topics_formentry TO baken_gate;
DROP POLICY IF EXISTS gate ON topics_formentry;
DROP POLICY IF EXISTS destroy ON topics_formentry;
DROP POLICY IF EXISTS see ON topics_formentry;
DROP POLICY IF EXISTS enter ON topics_formentry;
DROP POLICY IF EXISTS change ON topics_formentry;
CREATE POLICY gate ON topics_formentry FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON topics_formentry FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON topics_formentry
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON topics_formentry TO baken_app, baken_worker;
CREATE POLICY see ON topics_formentry FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_form')));
GRANT INSERT ON topics_formentry TO baken_app, baken_worker;
CREATE POLICY enter ON topics_formentry FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_form')));
GRANT UPDATE (keep_until, content, valid_from, valid_until, published_by, published_at) ON topics_formentry TO baken_app, baken_worker;
CREATE POLICY change ON topics_formentry FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_form'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_form')));
