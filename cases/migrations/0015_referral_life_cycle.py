"""The life of an offer after its answer, its changes before it, and how a case changes hands.

A case has one custodian, to whom composite keys bind every grant. It changes hands in two acts that neither
agency can do alone: the custodian names an heir, the heir takes the case. A policy sees only the old row or only
the new one, so a trigger compares both; the grants then follow by the key itself (`on update cascade`).
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import infohouse.core.sealed

ME, PURPOSE = "(select wall.agency())", "(select wall.purpose())"
KEEPS = (
    "exists (select 1 from cases_access a where a.case_id = cases_referral.case_id"
    f" and a.agency_id = {ME} and a.custodian_id = {ME} and (a.purposes & {PURPOSE}) <> 0"
    " and (a.until is null or a.until > now()))"
)
FORWARD = f"""
create function wall.change_of_hands() returns trigger language plpgsql as $$
begin
  if new.custodian_id <> old.custodian_id
     and (old.heir_id is distinct from new.custodian_id or new.custodian_id is distinct from wall.agency()) then
    raise insufficient_privilege using message = 'a case is taken by the heir whom its custodian has named';
  end if;
  return new;
end $$;
create trigger change_of_hands before update on cases_case
  for each row execute function wall.change_of_hands();

alter table cases_access drop constraint access_granted_by_the_custodian;
alter table cases_access add constraint access_granted_by_the_custodian
  foreign key (case_id, custodian_id) references cases_case (id, custodian_id)
  on update cascade deferrable initially deferred;

drop policy wall on cases_referral;
create policy wall on cases_referral
  using (sender_id = {ME} or (recipient_id = {ME} and state <> 'recalled') or {KEEPS});

alter table cases_referralversion enable row level security;
alter table cases_referralversion force row level security;
create policy wall on cases_referralversion for select using (exists (
  select 1 from cases_referral r where r.id = cases_referralversion.referral_id
  and (r.recipient_id <> {ME} or r.state in ('offered', 'pulled', 'accepted', 'reported'))));
create policy wall_write on cases_referralversion for insert with check (exists (
  select 1 from cases_referral r where r.id = cases_referralversion.referral_id and r.sender_id = {ME}));
create policy wall_erase on cases_referralversion for delete using (exists (
  select 1 from cases_referral r where r.id = cases_referralversion.referral_id and r.sender_id = {ME}));
create trigger only_erased before delete on cases_referralversion
  for each statement execute function wall.only_erased();
revoke update on cases_referralversion from infohouse_web, infohouse_worker;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_data_protection_officer"),
        ("cases", "0014_plan_wall"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="heir",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="escalated_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="escalated_to",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("done", "Carried out"),
                    ("stopped", "Begun, and stopped before the end"),
                    ("not-started", "Did not begin"),
                ],
                default="",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="outcome_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("not-wanted", "The person did not want it"),
                    ("not-reached", "The person could not be reached"),
                    ("moved", "The person moved away"),
                    ("did-not-fit", "It turned out not to fit"),
                    ("other-help", "Helped in another way"),
                    ("no-capacity", "No capacity"),
                ],
                default="",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="pulled_by",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="reported_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="version",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="referral",
            name="whole",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="referral",
            name="state",
            field=models.CharField(
                choices=[
                    ("offered", "Offered"),
                    ("pulled", "Seen by the agency"),
                    ("accepted", "Accepted"),
                    ("reported", "Outcome reported"),
                    ("declined", "Declined"),
                    ("recalled", "Recalled"),
                    ("expired", "Expired"),
                ],
                default="offered",
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="ReferralVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("request", infohouse.core.sealed.SealedField(default=None, null=True)),
                (
                    "added",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                (
                    "removed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.BigIntegerField(null=True)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="cases.referral",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("referral", "number"), name="one_version_of_a_number")
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
