-- consultations: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_agendaitem'::regclass AND conname = 'consultations_agendaitem_key_consultation_id_id')
    THEN ALTER TABLE consultations_agendaitem ADD CONSTRAINT consultations_agendaitem_key_consultation_id_id UNIQUE (municipality, consultation_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_agendaitem'::regclass AND conname = 'consultations_agendaitem_key_id')
    THEN ALTER TABLE consultations_agendaitem ADD CONSTRAINT consultations_agendaitem_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_consultation'::regclass AND conname = 'consultations_consultation_key_id')
    THEN ALTER TABLE consultations_consultation ADD CONSTRAINT consultations_consultation_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_disclosure'::regclass AND conname = 'consultations_disclosure_key_id')
    THEN ALTER TABLE consultations_disclosure ADD CONSTRAINT consultations_disclosure_key_id UNIQUE (municipality, id); END IF; END $$;

-- consultations_agendaitem · consultations · BESTUURLIJK_DOSSIER
ALTER TABLE consultations_agendaitem ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations_agendaitem FORCE ROW LEVEL SECURITY;
REVOKE ALL ON consultations_agendaitem FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON consultations_agendaitem TO baken_backup;
GRANT SELECT, DELETE ON consultations_agendaitem TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON consultations_agendaitem TO baken_gate;
DROP POLICY IF EXISTS gate ON consultations_agendaitem;
DROP POLICY IF EXISTS destroy ON consultations_agendaitem;
DROP POLICY IF EXISTS see ON consultations_agendaitem;
DROP POLICY IF EXISTS enter ON consultations_agendaitem;
DROP POLICY IF EXISTS change ON consultations_agendaitem;
CREATE POLICY gate ON consultations_agendaitem FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON consultations_agendaitem FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON consultations_agendaitem
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON consultations_agendaitem TO baken_app, baken_worker;
CREATE POLICY see ON consultations_agendaitem FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'partner:take_part', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions'))
    AND (NOT (SELECT gate.acting_as('partner:take_part'))));
GRANT INSERT ON consultations_agendaitem TO baken_app, baken_worker;
CREATE POLICY enter ON consultations_agendaitem FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation')));
GRANT UPDATE (keep_until, consultation_id, dossier_id, subject, ground, question, extract, place) ON consultations_agendaitem TO baken_app, baken_worker;
CREATE POLICY change ON consultations_agendaitem FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND (NOT (SELECT gate.acting_as('partner:take_part')))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND (NOT (SELECT gate.acting_as('partner:take_part'))));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_agendaitem'::regclass AND conname = 'of_consultation_id')
    THEN ALTER TABLE consultations_agendaitem ADD CONSTRAINT of_consultation_id FOREIGN KEY (municipality, consultation_id) REFERENCES consultations_consultation (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_agendaitem'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE consultations_agendaitem ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;

-- consultations_consultation · consultations · BESTUURLIJK_DOSSIER
ALTER TABLE consultations_consultation ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations_consultation FORCE ROW LEVEL SECURITY;
REVOKE ALL ON consultations_consultation FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON consultations_consultation TO baken_backup;
GRANT SELECT, DELETE ON consultations_consultation TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON consultations_consultation TO baken_gate;
DROP POLICY IF EXISTS gate ON consultations_consultation;
DROP POLICY IF EXISTS destroy ON consultations_consultation;
DROP POLICY IF EXISTS see ON consultations_consultation;
DROP POLICY IF EXISTS enter ON consultations_consultation;
DROP POLICY IF EXISTS change ON consultations_consultation;
CREATE POLICY gate ON consultations_consultation FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON consultations_consultation FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON consultations_consultation
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON consultations_consultation TO baken_app, baken_worker;
CREATE POLICY see ON consultations_consultation FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'partner:take_part', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions'))
    AND (NOT (SELECT gate.acting_as('partner:take_part')) OR EXISTS (SELECT FROM consultations_disclosure AS d WHERE d.consultation_id = consultations_consultation.id)));
GRANT INSERT ON consultations_consultation TO baken_app, baken_worker;
CREATE POLICY enter ON consultations_consultation FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND state = 'planned');
GRANT UPDATE (keep_until, kind, level, held_on, chair) ON consultations_consultation TO baken_app, baken_worker;
CREATE POLICY change ON consultations_consultation FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND (NOT (SELECT gate.acting_as('partner:take_part')) OR EXISTS (SELECT FROM consultations_disclosure AS d WHERE d.consultation_id = consultations_consultation.id))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND (NOT (SELECT gate.acting_as('partner:take_part')) OR EXISTS (SELECT FROM consultations_disclosure AS d WHERE d.consultation_id = consultations_consultation.id)));

-- consultations_consultationstep · consultations · BESTUURLIJK_DOSSIER
ALTER TABLE consultations_consultationstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations_consultationstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON consultations_consultationstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON consultations_consultationstep TO baken_backup;
GRANT SELECT, DELETE ON consultations_consultationstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON consultations_consultationstep TO baken_gate;
DROP POLICY IF EXISTS gate ON consultations_consultationstep;
DROP POLICY IF EXISTS destroy ON consultations_consultationstep;
DROP POLICY IF EXISTS see ON consultations_consultationstep;
DROP POLICY IF EXISTS enter ON consultations_consultationstep;
DROP POLICY IF EXISTS change ON consultations_consultationstep;
CREATE POLICY gate ON consultations_consultationstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON consultations_consultationstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM consultations_consultation AS parent WHERE parent.id = consultations_consultationstep.consultation_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON consultations_consultationstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON consultations_consultationstep TO baken_app, baken_worker;
CREATE POLICY see ON consultations_consultationstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'partner:take_part', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions'))
    AND EXISTS (SELECT FROM consultations_consultation AS parent WHERE parent.id = consultations_consultationstep.consultation_id)
    AND (NOT (SELECT gate.acting_as('partner:take_part'))));
GRANT INSERT ON consultations_consultationstep TO baken_app, baken_worker;
CREATE POLICY enter ON consultations_consultationstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND EXISTS (SELECT FROM consultations_consultation AS parent WHERE parent.id = consultations_consultationstep.consultation_id));
GRANT UPDATE (keep_until) ON consultations_consultationstep TO baken_app, baken_worker;
CREATE POLICY change ON consultations_consultationstep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND EXISTS (SELECT FROM consultations_consultation AS parent WHERE parent.id = consultations_consultationstep.consultation_id)
    AND (NOT (SELECT gate.acting_as('partner:take_part')))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND EXISTS (SELECT FROM consultations_consultation AS parent WHERE parent.id = consultations_consultationstep.consultation_id)
    AND (NOT (SELECT gate.acting_as('partner:take_part'))));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_consultationstep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE consultations_consultationstep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_consultationstep'::regclass AND conname = 'of_consultation_id')
    THEN ALTER TABLE consultations_consultationstep ADD CONSTRAINT of_consultation_id FOREIGN KEY (municipality, consultation_id) REFERENCES consultations_consultation (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON consultations_consultationstep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('consultations_consultation', 'consultation_id', 'consultations.consultation');

-- consultations_disclosure · consultations.disclosures · BESTUURLIJK_DOSSIER
ALTER TABLE consultations_disclosure ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations_disclosure FORCE ROW LEVEL SECURITY;
REVOKE ALL ON consultations_disclosure FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON consultations_disclosure TO baken_backup;
GRANT SELECT, DELETE ON consultations_disclosure TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON consultations_disclosure TO baken_gate;
DROP POLICY IF EXISTS gate ON consultations_disclosure;
DROP POLICY IF EXISTS destroy ON consultations_disclosure;
DROP POLICY IF EXISTS see ON consultations_disclosure;
DROP POLICY IF EXISTS enter ON consultations_disclosure;
DROP POLICY IF EXISTS change ON consultations_disclosure;
CREATE POLICY gate ON consultations_disclosure FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON consultations_disclosure FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON consultations_disclosure
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON consultations_disclosure TO baken_app, baken_worker;
CREATE POLICY see ON consultations_disclosure FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'partner:take_part', 'safety_adviser:prepare_consultation'))
    AND (NOT (SELECT gate.acting_as('partner:take_part')) OR (organisation_id = (SELECT gate.organisation()) AND expires_on >= (SELECT gate.today()))));
GRANT INSERT ON consultations_disclosure TO baken_app, baken_worker;
CREATE POLICY enter ON consultations_disclosure FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND "by" = (SELECT gate.membership()));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_disclosure'::regclass AND conname = 'of_consultation_id')
    THEN ALTER TABLE consultations_disclosure ADD CONSTRAINT of_consultation_id FOREIGN KEY (municipality, consultation_id) REFERENCES consultations_consultation (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_disclosure'::regclass AND conname = 'of_item_id')
    THEN ALTER TABLE consultations_disclosure ADD CONSTRAINT of_item_id FOREIGN KEY (municipality, consultation_id, item_id) REFERENCES consultations_agendaitem (municipality, consultation_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_disclosure'::regclass AND conname = 'of_check_2a_id')
    THEN ALTER TABLE consultations_disclosure ADD CONSTRAINT of_check_2a_id FOREIGN KEY (municipality, check_2a_id) REFERENCES signals_check2aparticipant (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_disclosure'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE consultations_disclosure ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON consultations_disclosure
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- consultations_itemoutcome · consultations · BESTUURLIJK_DOSSIER
ALTER TABLE consultations_itemoutcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations_itemoutcome FORCE ROW LEVEL SECURITY;
REVOKE ALL ON consultations_itemoutcome FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON consultations_itemoutcome TO baken_backup;
GRANT SELECT, DELETE ON consultations_itemoutcome TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON consultations_itemoutcome TO baken_gate;
DROP POLICY IF EXISTS gate ON consultations_itemoutcome;
DROP POLICY IF EXISTS destroy ON consultations_itemoutcome;
DROP POLICY IF EXISTS see ON consultations_itemoutcome;
DROP POLICY IF EXISTS enter ON consultations_itemoutcome;
DROP POLICY IF EXISTS change ON consultations_itemoutcome;
CREATE POLICY gate ON consultations_itemoutcome FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON consultations_itemoutcome FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON consultations_itemoutcome
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON consultations_itemoutcome TO baken_app, baken_worker;
CREATE POLICY see ON consultations_itemoutcome FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'partner:take_part', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions'))
    AND (NOT (SELECT gate.acting_as('partner:take_part'))));
GRANT INSERT ON consultations_itemoutcome TO baken_app, baken_worker;
CREATE POLICY enter ON consultations_itemoutcome FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation'))
    AND "by" = (SELECT gate.membership()));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_itemoutcome'::regclass AND conname = 'of_item_id')
    THEN ALTER TABLE consultations_itemoutcome ADD CONSTRAINT of_item_id FOREIGN KEY (municipality, item_id) REFERENCES consultations_agendaitem (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON consultations_itemoutcome
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- consultations_participant · consultations · BESTUURLIJK_DOSSIER
ALTER TABLE consultations_participant ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations_participant FORCE ROW LEVEL SECURITY;
REVOKE ALL ON consultations_participant FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON consultations_participant TO baken_backup;
GRANT SELECT, DELETE ON consultations_participant TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON consultations_participant TO baken_gate;
DROP POLICY IF EXISTS gate ON consultations_participant;
DROP POLICY IF EXISTS destroy ON consultations_participant;
DROP POLICY IF EXISTS see ON consultations_participant;
DROP POLICY IF EXISTS enter ON consultations_participant;
DROP POLICY IF EXISTS change ON consultations_participant;
CREATE POLICY gate ON consultations_participant FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON consultations_participant FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON consultations_participant
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON consultations_participant TO baken_app, baken_worker;
CREATE POLICY see ON consultations_participant FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'partner:take_part', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions'))
    AND (NOT (SELECT gate.acting_as('partner:take_part'))));
GRANT INSERT ON consultations_participant TO baken_app, baken_worker;
CREATE POLICY enter ON consultations_participant FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'safety_adviser:prepare_consultation')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_participant'::regclass AND conname = 'of_consultation_id')
    THEN ALTER TABLE consultations_participant ADD CONSTRAINT of_consultation_id FOREIGN KEY (municipality, consultation_id) REFERENCES consultations_consultation (municipality, id) DEFERRABLE; END IF; END $$;

-- consultations_partneranswer · consultations · BESTUURLIJK_DOSSIER
ALTER TABLE consultations_partneranswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations_partneranswer FORCE ROW LEVEL SECURITY;
REVOKE ALL ON consultations_partneranswer FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON consultations_partneranswer TO baken_backup;
GRANT SELECT, DELETE ON consultations_partneranswer TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON consultations_partneranswer TO baken_gate;
DROP POLICY IF EXISTS gate ON consultations_partneranswer;
DROP POLICY IF EXISTS destroy ON consultations_partneranswer;
DROP POLICY IF EXISTS see ON consultations_partneranswer;
DROP POLICY IF EXISTS enter ON consultations_partneranswer;
DROP POLICY IF EXISTS change ON consultations_partneranswer;
CREATE POLICY gate ON consultations_partneranswer FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON consultations_partneranswer FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM consultations_disclosure AS parent WHERE parent.id = consultations_partneranswer.disclosure_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON consultations_partneranswer
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON consultations_partneranswer TO baken_app, baken_worker;
CREATE POLICY see ON consultations_partneranswer FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'partner:take_part', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions'))
    AND EXISTS (SELECT FROM consultations_disclosure AS parent WHERE parent.id = consultations_partneranswer.disclosure_id));
GRANT INSERT ON consultations_partneranswer TO baken_app, baken_worker;
CREATE POLICY enter ON consultations_partneranswer FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('partner:take_part'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM consultations_disclosure AS parent WHERE parent.id = consultations_partneranswer.disclosure_id)
    AND (organisation_id = (SELECT gate.organisation()) AND by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'consultations_partneranswer'::regclass AND conname = 'of_disclosure_id')
    THEN ALTER TABLE consultations_partneranswer ADD CONSTRAINT of_disclosure_id FOREIGN KEY (municipality, disclosure_id) REFERENCES consultations_disclosure (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON consultations_partneranswer
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();
