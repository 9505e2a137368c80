-- front: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

-- front_savedsearch · front.searches · BESTUURLIJK_DOSSIER
ALTER TABLE front_savedsearch ENABLE ROW LEVEL SECURITY;
ALTER TABLE front_savedsearch FORCE ROW LEVEL SECURITY;
REVOKE ALL ON front_savedsearch FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON front_savedsearch TO baken_backup;
GRANT SELECT, DELETE ON front_savedsearch TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON front_savedsearch TO baken_gate;
DROP POLICY IF EXISTS gate ON front_savedsearch;
DROP POLICY IF EXISTS destroy ON front_savedsearch;
DROP POLICY IF EXISTS see ON front_savedsearch;
DROP POLICY IF EXISTS enter ON front_savedsearch;
DROP POLICY IF EXISTS change ON front_savedsearch;
CREATE POLICY gate ON front_savedsearch FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON front_savedsearch FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON front_savedsearch
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON front_savedsearch TO baken_app, baken_worker;
CREATE POLICY see ON front_savedsearch FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:weigh_signals', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND (by = (SELECT gate.membership()) AND activity = (SELECT gate.activity()) AND valid_until >= gate.today()));
GRANT INSERT ON front_savedsearch TO baken_app, baken_worker;
CREATE POLICY enter ON front_savedsearch FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:weigh_signals', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND "by" = (SELECT gate.membership())
    AND (activity = (SELECT gate.activity()) AND valid_until <= gate.today() + 92));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON front_savedsearch
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();
