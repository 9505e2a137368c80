-- policy: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_goal'::regclass AND conname = 'policy_goal_key_version_id_id')
    THEN ALTER TABLE policy_goal ADD CONSTRAINT policy_goal_key_version_id_id UNIQUE (municipality, version_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_organdecision'::regclass AND conname = 'policy_organdecision_key_organ_id')
    THEN ALTER TABLE policy_organdecision ADD CONSTRAINT policy_organdecision_key_organ_id UNIQUE (municipality, organ, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_plan'::regclass AND conname = 'policy_plan_key_id')
    THEN ALTER TABLE policy_plan ADD CONSTRAINT policy_plan_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planaction'::regclass AND conname = 'policy_planaction_key_id')
    THEN ALTER TABLE policy_planaction ADD CONSTRAINT policy_planaction_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planversion'::regclass AND conname = 'policy_planversion_key_id')
    THEN ALTER TABLE policy_planversion ADD CONSTRAINT policy_planversion_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_priority'::regclass AND conname = 'policy_priority_key_id')
    THEN ALTER TABLE policy_priority ADD CONSTRAINT policy_priority_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_priority'::regclass AND conname = 'policy_priority_key_version_id_id')
    THEN ALTER TABLE policy_priority ADD CONSTRAINT policy_priority_key_version_id_id UNIQUE (municipality, version_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_sourcedocument'::regclass AND conname = 'policy_sourcedocument_key_id')
    THEN ALTER TABLE policy_sourcedocument ADD CONSTRAINT policy_sourcedocument_key_id UNIQUE (municipality, id); END IF; END $$;

-- policy_agendalink · policy · OPEN
ALTER TABLE policy_agendalink ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_agendalink FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_agendalink FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_agendalink TO baken_backup;
GRANT SELECT, DELETE ON policy_agendalink TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_agendalink TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_agendalink;
DROP POLICY IF EXISTS destroy ON policy_agendalink;
DROP POLICY IF EXISTS see ON policy_agendalink;
DROP POLICY IF EXISTS enter ON policy_agendalink;
DROP POLICY IF EXISTS change ON policy_agendalink;
CREATE POLICY gate ON policy_agendalink FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_agendalink FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_agendalink
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_agendalink TO baken_app, baken_worker;
CREATE POLICY see ON policy_agendalink FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_agendalink TO baken_app, baken_worker;
CREATE POLICY enter ON policy_agendalink FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, priority_id, agenda, item, runs_until) ON policy_agendalink TO baken_app, baken_worker;
CREATE POLICY change ON policy_agendalink FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_agendalink'::regclass AND conname = 'of_priority_id')
    THEN ALTER TABLE policy_agendalink ADD CONSTRAINT of_priority_id FOREIGN KEY (municipality, priority_id) REFERENCES policy_priority (municipality, id) DEFERRABLE; END IF; END $$;

-- policy_goal · policy · OPEN
ALTER TABLE policy_goal ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_goal FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_goal FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_goal TO baken_backup;
GRANT SELECT, DELETE ON policy_goal TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_goal TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_goal;
DROP POLICY IF EXISTS destroy ON policy_goal;
DROP POLICY IF EXISTS see ON policy_goal;
DROP POLICY IF EXISTS enter ON policy_goal;
DROP POLICY IF EXISTS change ON policy_goal;
CREATE POLICY gate ON policy_goal FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_goal FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_goal
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_goal TO baken_app, baken_worker;
CREATE POLICY see ON policy_goal FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_goal TO baken_app, baken_worker;
CREATE POLICY enter ON policy_goal FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, version_id, key, position, text, passage_start, passage_end, struck, remark, priority_id) ON policy_goal TO baken_app, baken_worker;
CREATE POLICY change ON policy_goal FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_goal'::regclass AND conname = 'of_version_id')
    THEN ALTER TABLE policy_goal ADD CONSTRAINT of_version_id FOREIGN KEY (municipality, version_id) REFERENCES policy_planversion (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_goal'::regclass AND conname = 'of_priority_id')
    THEN ALTER TABLE policy_goal ADD CONSTRAINT of_priority_id FOREIGN KEY (municipality, version_id, priority_id) REFERENCES policy_priority (municipality, version_id, id) DEFERRABLE; END IF; END $$;

-- policy_indicator · policy · OPEN
ALTER TABLE policy_indicator ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_indicator FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_indicator FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_indicator TO baken_backup;
GRANT SELECT, DELETE ON policy_indicator TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_indicator TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_indicator;
DROP POLICY IF EXISTS destroy ON policy_indicator;
DROP POLICY IF EXISTS see ON policy_indicator;
DROP POLICY IF EXISTS enter ON policy_indicator;
DROP POLICY IF EXISTS change ON policy_indicator;
CREATE POLICY gate ON policy_indicator FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_indicator FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_indicator
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_indicator TO baken_app, baken_worker;
CREATE POLICY see ON policy_indicator FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_indicator TO baken_app, baken_worker;
CREATE POLICY enter ON policy_indicator FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, version_id, key, position, text, passage_start, passage_end, struck, remark, goal_id, figure, unit, baseline, target) ON policy_indicator TO baken_app, baken_worker;
CREATE POLICY change ON policy_indicator FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_indicator'::regclass AND conname = 'of_version_id')
    THEN ALTER TABLE policy_indicator ADD CONSTRAINT of_version_id FOREIGN KEY (municipality, version_id) REFERENCES policy_planversion (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_indicator'::regclass AND conname = 'of_goal_id')
    THEN ALTER TABLE policy_indicator ADD CONSTRAINT of_goal_id FOREIGN KEY (municipality, version_id, goal_id) REFERENCES policy_goal (municipality, version_id, id) DEFERRABLE; END IF; END $$;

-- policy_loosepromise · policy · OPEN
ALTER TABLE policy_loosepromise ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_loosepromise FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_loosepromise FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_loosepromise TO baken_backup;
GRANT SELECT, DELETE ON policy_loosepromise TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_loosepromise TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_loosepromise;
DROP POLICY IF EXISTS destroy ON policy_loosepromise;
DROP POLICY IF EXISTS see ON policy_loosepromise;
DROP POLICY IF EXISTS enter ON policy_loosepromise;
DROP POLICY IF EXISTS change ON policy_loosepromise;
CREATE POLICY gate ON policy_loosepromise FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_loosepromise FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_loosepromise
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_loosepromise TO baken_app, baken_worker;
CREATE POLICY see ON policy_loosepromise FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_loosepromise TO baken_app, baken_worker;
CREATE POLICY enter ON policy_loosepromise FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, version_id, key, position, text, passage_start, passage_end, struck, remark, settled) ON policy_loosepromise TO baken_app, baken_worker;
CREATE POLICY change ON policy_loosepromise FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_loosepromise'::regclass AND conname = 'of_version_id')
    THEN ALTER TABLE policy_loosepromise ADD CONSTRAINT of_version_id FOREIGN KEY (municipality, version_id) REFERENCES policy_planversion (municipality, id) DEFERRABLE; END IF; END $$;

-- policy_organdecision · policy · OPEN
ALTER TABLE policy_organdecision ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_organdecision FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_organdecision FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_organdecision TO baken_backup;
GRANT SELECT, DELETE ON policy_organdecision TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_organdecision TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_organdecision;
DROP POLICY IF EXISTS destroy ON policy_organdecision;
DROP POLICY IF EXISTS see ON policy_organdecision;
DROP POLICY IF EXISTS enter ON policy_organdecision;
DROP POLICY IF EXISTS change ON policy_organdecision;
CREATE POLICY gate ON policy_organdecision FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_organdecision FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_organdecision
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_organdecision TO baken_app, baken_worker;
CREATE POLICY see ON policy_organdecision FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_organdecision TO baken_app, baken_worker;
CREATE POLICY enter ON policy_organdecision FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))
    AND (organ = ANY ((SELECT gate.organs())::text[])));

-- policy_plan · policy · OPEN
ALTER TABLE policy_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_plan FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_plan FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_plan TO baken_backup;
GRANT SELECT, DELETE ON policy_plan TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_plan TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_plan;
DROP POLICY IF EXISTS destroy ON policy_plan;
DROP POLICY IF EXISTS see ON policy_plan;
DROP POLICY IF EXISTS enter ON policy_plan;
DROP POLICY IF EXISTS change ON policy_plan;
CREATE POLICY gate ON policy_plan FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_plan FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_plan
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_plan TO baken_app, baken_worker;
CREATE POLICY see ON policy_plan FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_plan TO baken_app, baken_worker;
CREATE POLICY enter ON policy_plan FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, title, first_year, last_year, predecessor_id, fictional) ON policy_plan TO baken_app, baken_worker;
CREATE POLICY change ON policy_plan FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_plan'::regclass AND conname = 'of_predecessor_id')
    THEN ALTER TABLE policy_plan ADD CONSTRAINT of_predecessor_id FOREIGN KEY (municipality, predecessor_id) REFERENCES policy_plan (municipality, id) DEFERRABLE; END IF; END $$;

-- policy_planaction · policy · OPEN
ALTER TABLE policy_planaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_planaction FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_planaction FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_planaction TO baken_backup;
GRANT SELECT, DELETE ON policy_planaction TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_planaction TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_planaction;
DROP POLICY IF EXISTS destroy ON policy_planaction;
DROP POLICY IF EXISTS see ON policy_planaction;
DROP POLICY IF EXISTS enter ON policy_planaction;
DROP POLICY IF EXISTS change ON policy_planaction;
CREATE POLICY gate ON policy_planaction FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_planaction FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_planaction
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_planaction TO baken_app, baken_worker;
CREATE POLICY see ON policy_planaction FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_planaction TO baken_app, baken_worker;
CREATE POLICY enter ON policy_planaction FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, version_id, key, position, text, passage_start, passage_end, struck, remark, priority_id, goal_id, kind, owner, due_on) ON policy_planaction TO baken_app, baken_worker;
CREATE POLICY change ON policy_planaction FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planaction'::regclass AND conname = 'of_version_id')
    THEN ALTER TABLE policy_planaction ADD CONSTRAINT of_version_id FOREIGN KEY (municipality, version_id) REFERENCES policy_planversion (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planaction'::regclass AND conname = 'of_priority_id')
    THEN ALTER TABLE policy_planaction ADD CONSTRAINT of_priority_id FOREIGN KEY (municipality, version_id, priority_id) REFERENCES policy_priority (municipality, version_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planaction'::regclass AND conname = 'of_goal_id')
    THEN ALTER TABLE policy_planaction ADD CONSTRAINT of_goal_id FOREIGN KEY (municipality, version_id, goal_id) REFERENCES policy_goal (municipality, version_id, id) DEFERRABLE; END IF; END $$;

-- policy_plancommunication · policy · OPEN
ALTER TABLE policy_plancommunication ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_plancommunication FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_plancommunication FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_plancommunication TO baken_backup;
GRANT SELECT, DELETE ON policy_plancommunication TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_plancommunication TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_plancommunication;
DROP POLICY IF EXISTS destroy ON policy_plancommunication;
DROP POLICY IF EXISTS see ON policy_plancommunication;
DROP POLICY IF EXISTS enter ON policy_plancommunication;
DROP POLICY IF EXISTS change ON policy_plancommunication;
CREATE POLICY gate ON policy_plancommunication FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_plancommunication FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_plancommunication
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_plancommunication TO baken_app, baken_worker;
CREATE POLICY see ON policy_plancommunication FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_plancommunication TO baken_app, baken_worker;
CREATE POLICY enter ON policy_plancommunication FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))
    AND "by" = (SELECT gate.membership()));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_plancommunication'::regclass AND conname = 'of_action_id')
    THEN ALTER TABLE policy_plancommunication ADD CONSTRAINT of_action_id FOREIGN KEY (municipality, action_id) REFERENCES policy_planaction (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON policy_plancommunication
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- policy_planevaluation · policy · OPEN
ALTER TABLE policy_planevaluation ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_planevaluation FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_planevaluation FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_planevaluation TO baken_backup;
GRANT SELECT, DELETE ON policy_planevaluation TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_planevaluation TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_planevaluation;
DROP POLICY IF EXISTS destroy ON policy_planevaluation;
DROP POLICY IF EXISTS see ON policy_planevaluation;
DROP POLICY IF EXISTS enter ON policy_planevaluation;
DROP POLICY IF EXISTS change ON policy_planevaluation;
CREATE POLICY gate ON policy_planevaluation FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_planevaluation FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_planevaluation
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_planevaluation TO baken_app, baken_worker;
CREATE POLICY see ON policy_planevaluation FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_planevaluation TO baken_app, baken_worker;
CREATE POLICY enter ON policy_planevaluation FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))
    AND "by" = (SELECT gate.membership()));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planevaluation'::regclass AND conname = 'of_action_id')
    THEN ALTER TABLE policy_planevaluation ADD CONSTRAINT of_action_id FOREIGN KEY (municipality, action_id) REFERENCES policy_planaction (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON policy_planevaluation
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- policy_planprogress · policy · OPEN
ALTER TABLE policy_planprogress ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_planprogress FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_planprogress FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_planprogress TO baken_backup;
GRANT SELECT, DELETE ON policy_planprogress TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_planprogress TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_planprogress;
DROP POLICY IF EXISTS destroy ON policy_planprogress;
DROP POLICY IF EXISTS see ON policy_planprogress;
DROP POLICY IF EXISTS enter ON policy_planprogress;
DROP POLICY IF EXISTS change ON policy_planprogress;
CREATE POLICY gate ON policy_planprogress FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_planprogress FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_planprogress
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_planprogress TO baken_app, baken_worker;
CREATE POLICY see ON policy_planprogress FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_planprogress TO baken_app, baken_worker;
CREATE POLICY enter ON policy_planprogress FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))
    AND "by" = (SELECT gate.membership()));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planprogress'::regclass AND conname = 'of_action_id')
    THEN ALTER TABLE policy_planprogress ADD CONSTRAINT of_action_id FOREIGN KEY (municipality, action_id) REFERENCES policy_planaction (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON policy_planprogress
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- policy_planversion · policy · OPEN
ALTER TABLE policy_planversion ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_planversion FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_planversion FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_planversion TO baken_backup;
GRANT SELECT, DELETE ON policy_planversion TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_planversion TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_planversion;
DROP POLICY IF EXISTS destroy ON policy_planversion;
DROP POLICY IF EXISTS see ON policy_planversion;
DROP POLICY IF EXISTS enter ON policy_planversion;
DROP POLICY IF EXISTS change ON policy_planversion;
CREATE POLICY gate ON policy_planversion FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_planversion FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_planversion
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_planversion TO baken_app, baken_worker;
CREATE POLICY see ON policy_planversion FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_planversion TO baken_app, baken_worker;
CREATE POLICY enter ON policy_planversion FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))
    AND state = 'draft');
GRANT UPDATE (keep_until, plan_id, number, based_on_id, source_id, why, made_at) ON policy_planversion TO baken_app, baken_worker;
CREATE POLICY change ON policy_planversion FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planversion'::regclass AND conname = 'of_plan_id')
    THEN ALTER TABLE policy_planversion ADD CONSTRAINT of_plan_id FOREIGN KEY (municipality, plan_id) REFERENCES policy_plan (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planversion'::regclass AND conname = 'of_based_on_id')
    THEN ALTER TABLE policy_planversion ADD CONSTRAINT of_based_on_id FOREIGN KEY (municipality, based_on_id) REFERENCES policy_planversion (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planversion'::regclass AND conname = 'of_source_id')
    THEN ALTER TABLE policy_planversion ADD CONSTRAINT of_source_id FOREIGN KEY (municipality, source_id) REFERENCES policy_sourcedocument (municipality, id) DEFERRABLE; END IF; END $$;

-- policy_planversionstep · policy · OPEN
ALTER TABLE policy_planversionstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_planversionstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_planversionstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_planversionstep TO baken_backup;
GRANT SELECT, DELETE ON policy_planversionstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_planversionstep TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_planversionstep;
DROP POLICY IF EXISTS destroy ON policy_planversionstep;
DROP POLICY IF EXISTS see ON policy_planversionstep;
DROP POLICY IF EXISTS enter ON policy_planversionstep;
DROP POLICY IF EXISTS change ON policy_planversionstep;
CREATE POLICY gate ON policy_planversionstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_planversionstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM policy_planversion AS parent WHERE parent.id = policy_planversionstep.version_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_planversionstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_planversionstep TO baken_app, baken_worker;
CREATE POLICY see ON policy_planversionstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures'))
    AND EXISTS (SELECT FROM policy_planversion AS parent WHERE parent.id = policy_planversionstep.version_id));
GRANT INSERT ON policy_planversionstep TO baken_app, baken_worker;
CREATE POLICY enter ON policy_planversionstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))
    AND EXISTS (SELECT FROM policy_planversion AS parent WHERE parent.id = policy_planversionstep.version_id));
GRANT UPDATE (keep_until) ON policy_planversionstep TO baken_app, baken_worker;
CREATE POLICY change ON policy_planversionstep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))
    AND EXISTS (SELECT FROM policy_planversion AS parent WHERE parent.id = policy_planversionstep.version_id)) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))
    AND EXISTS (SELECT FROM policy_planversion AS parent WHERE parent.id = policy_planversionstep.version_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planversionstep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE policy_planversionstep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planversionstep'::regclass AND conname = 'of_version_id')
    THEN ALTER TABLE policy_planversionstep ADD CONSTRAINT of_version_id FOREIGN KEY (municipality, version_id) REFERENCES policy_planversion (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_planversionstep'::regclass AND conname = 'of_decision_id')
    THEN ALTER TABLE policy_planversionstep ADD CONSTRAINT of_decision_id FOREIGN KEY (municipality, organ, decision_id) REFERENCES policy_organdecision (municipality, organ, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON policy_planversionstep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('policy_planversion', 'version_id', 'policy.planversion');

-- policy_precondition · policy · OPEN
ALTER TABLE policy_precondition ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_precondition FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_precondition FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_precondition TO baken_backup;
GRANT SELECT, DELETE ON policy_precondition TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_precondition TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_precondition;
DROP POLICY IF EXISTS destroy ON policy_precondition;
DROP POLICY IF EXISTS see ON policy_precondition;
DROP POLICY IF EXISTS enter ON policy_precondition;
DROP POLICY IF EXISTS change ON policy_precondition;
CREATE POLICY gate ON policy_precondition FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_precondition FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_precondition
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_precondition TO baken_app, baken_worker;
CREATE POLICY see ON policy_precondition FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_precondition TO baken_app, baken_worker;
CREATE POLICY enter ON policy_precondition FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, version_id, key, position, text, passage_start, passage_end, struck, remark) ON policy_precondition TO baken_app, baken_worker;
CREATE POLICY change ON policy_precondition FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_precondition'::regclass AND conname = 'of_version_id')
    THEN ALTER TABLE policy_precondition ADD CONSTRAINT of_version_id FOREIGN KEY (municipality, version_id) REFERENCES policy_planversion (municipality, id) DEFERRABLE; END IF; END $$;

-- policy_priority · policy · OPEN
ALTER TABLE policy_priority ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_priority FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_priority FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_priority TO baken_backup;
GRANT SELECT, DELETE ON policy_priority TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_priority TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_priority;
DROP POLICY IF EXISTS destroy ON policy_priority;
DROP POLICY IF EXISTS see ON policy_priority;
DROP POLICY IF EXISTS enter ON policy_priority;
DROP POLICY IF EXISTS change ON policy_priority;
CREATE POLICY gate ON policy_priority FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_priority FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_priority
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_priority TO baken_app, baken_worker;
CREATE POLICY see ON policy_priority FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_priority TO baken_app, baken_worker;
CREATE POLICY enter ON policy_priority FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, version_id, key, position, text, passage_start, passage_end, struck, remark, explanation, digital) ON policy_priority TO baken_app, baken_worker;
CREATE POLICY change ON policy_priority FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_priority'::regclass AND conname = 'of_version_id')
    THEN ALTER TABLE policy_priority ADD CONSTRAINT of_version_id FOREIGN KEY (municipality, version_id) REFERENCES policy_planversion (municipality, id) DEFERRABLE; END IF; END $$;

-- policy_proposal · policy · OPEN
ALTER TABLE policy_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_proposal FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_proposal FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_proposal TO baken_backup;
GRANT SELECT, DELETE ON policy_proposal TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_proposal TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_proposal;
DROP POLICY IF EXISTS destroy ON policy_proposal;
DROP POLICY IF EXISTS see ON policy_proposal;
DROP POLICY IF EXISTS enter ON policy_proposal;
DROP POLICY IF EXISTS change ON policy_proposal;
CREATE POLICY gate ON policy_proposal FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_proposal FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_proposal
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_proposal TO baken_app, baken_worker;
CREATE POLICY see ON policy_proposal FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_proposal TO baken_app, baken_worker;
CREATE POLICY enter ON policy_proposal FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, title, sentence, source, figure, area, size, owner, seen_on, made_at, status, answer, answered_by, answered_at) ON policy_proposal TO baken_app, baken_worker;
CREATE POLICY change ON policy_proposal FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));

-- policy_responsibility · policy · OPEN
ALTER TABLE policy_responsibility ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_responsibility FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_responsibility FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_responsibility TO baken_backup;
GRANT SELECT, DELETE ON policy_responsibility TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_responsibility TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_responsibility;
DROP POLICY IF EXISTS destroy ON policy_responsibility;
DROP POLICY IF EXISTS see ON policy_responsibility;
DROP POLICY IF EXISTS enter ON policy_responsibility;
DROP POLICY IF EXISTS change ON policy_responsibility;
CREATE POLICY gate ON policy_responsibility FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_responsibility FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_responsibility
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_responsibility TO baken_app, baken_worker;
CREATE POLICY see ON policy_responsibility FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_responsibility TO baken_app, baken_worker;
CREATE POLICY enter ON policy_responsibility FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, version_id, key, position, text, passage_start, passage_end, struck, remark, of_organ) ON policy_responsibility TO baken_app, baken_worker;
CREATE POLICY change ON policy_responsibility FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_responsibility'::regclass AND conname = 'of_version_id')
    THEN ALTER TABLE policy_responsibility ADD CONSTRAINT of_version_id FOREIGN KEY (municipality, version_id) REFERENCES policy_planversion (municipality, id) DEFERRABLE; END IF; END $$;

-- policy_sourcedocument · policy · OPEN
ALTER TABLE policy_sourcedocument ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_sourcedocument FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_sourcedocument FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_sourcedocument TO baken_backup;
GRANT SELECT, DELETE ON policy_sourcedocument TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_sourcedocument TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_sourcedocument;
DROP POLICY IF EXISTS destroy ON policy_sourcedocument;
DROP POLICY IF EXISTS see ON policy_sourcedocument;
DROP POLICY IF EXISTS enter ON policy_sourcedocument;
DROP POLICY IF EXISTS change ON policy_sourcedocument;
CREATE POLICY gate ON policy_sourcedocument FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_sourcedocument FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_sourcedocument
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_sourcedocument TO baken_app, baken_worker;
CREATE POLICY see ON policy_sourcedocument FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_sourcedocument TO baken_app, baken_worker;
CREATE POLICY enter ON policy_sourcedocument FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));

-- policy_yearplan · policy · OPEN
ALTER TABLE policy_yearplan ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_yearplan FORCE ROW LEVEL SECURITY;
REVOKE ALL ON policy_yearplan FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON policy_yearplan TO baken_backup;
GRANT SELECT, DELETE ON policy_yearplan TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_yearplan TO baken_gate;
DROP POLICY IF EXISTS gate ON policy_yearplan;
DROP POLICY IF EXISTS destroy ON policy_yearplan;
DROP POLICY IF EXISTS see ON policy_yearplan;
DROP POLICY IF EXISTS enter ON policy_yearplan;
DROP POLICY IF EXISTS change ON policy_yearplan;
CREATE POLICY gate ON policy_yearplan FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON policy_yearplan FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON policy_yearplan
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON policy_yearplan TO baken_app, baken_worker;
CREATE POLICY see ON policy_yearplan FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:account', 'alderman:manage_plan', 'alderman:read_figures', 'analyst:manage_plan', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:account', 'councillor:adopt_plan', 'councillor:manage_plan', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'mayor:account', 'mayor:manage_plan', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:account', 'safety_adviser:manage_phenomena', 'safety_adviser:manage_plan', 'safety_adviser:read_figures', 'system:keep_house', 'system:manage_plan', 'weigher:read_figures')));
GRANT INSERT ON policy_yearplan TO baken_app, baken_worker;
CREATE POLICY enter ON policy_yearplan FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
GRANT UPDATE (keep_until, plan_id, year, decision_id, informed_on, informed_with) ON policy_yearplan TO baken_app, baken_worker;
CREATE POLICY change ON policy_yearplan FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('councillor:adopt_plan', 'safety_adviser:manage_plan', 'system:manage_plan')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_yearplan'::regclass AND conname = 'of_plan_id')
    THEN ALTER TABLE policy_yearplan ADD CONSTRAINT of_plan_id FOREIGN KEY (municipality, plan_id) REFERENCES policy_plan (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'policy_yearplan'::regclass AND conname = 'of_decision_id')
    THEN ALTER TABLE policy_yearplan ADD CONSTRAINT of_decision_id FOREIGN KEY (municipality, organ, decision_id) REFERENCES policy_organdecision (municipality, organ, id) DEFERRABLE; END IF; END $$;
