-- effects: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

-- effects_registration · effects · OPEN
ALTER TABLE effects_registration ENABLE ROW LEVEL SECURITY;
ALTER TABLE effects_registration FORCE ROW LEVEL SECURITY;
REVOKE ALL ON effects_registration FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON effects_registration TO baken_backup;
GRANT SELECT, DELETE ON effects_registration TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON effects_registration TO baken_gate;
DROP POLICY IF EXISTS gate ON effects_registration;
DROP POLICY IF EXISTS destroy ON effects_registration;
DROP POLICY IF EXISTS see ON effects_registration;
DROP POLICY IF EXISTS enter ON effects_registration;
DROP POLICY IF EXISTS change ON effects_registration;
CREATE POLICY gate ON effects_registration FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON effects_registration FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON effects_registration
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON effects_registration TO baken_app, baken_worker;
CREATE POLICY see ON effects_registration FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:read_figures', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:read_figures', 'weigher:read_figures')));
GRANT INSERT ON effects_registration TO baken_app, baken_worker;
CREATE POLICY enter ON effects_registration FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('analyst:read_figures', 'safety_adviser:read_figures'))
    AND "by" = (SELECT gate.membership()));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON effects_registration
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();
