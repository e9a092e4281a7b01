"""The functions that the policies ask: who acts, for which purpose, cleared or not."""

from django.db import migrations

FORWARD = """
create schema wall;
create table wall.key (id int primary key check (id = 1), key bytea not null);
revoke all on wall.key from public;

-- Returns {agency, purpose bit, cleared, session}, or null where the stamp is missing, forged or of another session.
create function wall.claim() returns text[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  stamp text := current_setting('app.actor', true);
  claim text;
  secret bytea;
begin
  if stamp is null or stamp = '' then return null; end if;
  claim := substring(stamp from '^([0-9:]+)\\.[0-9a-f]{64}$');
  select k.key into secret from wall.key k;
  if claim is null or secret is null then return null; end if;
  if encode(sha256(secret || sha256(secret || convert_to(claim, 'UTF8'))), 'hex') <> right(stamp, 64) then
    return null;
  end if;
  if split_part(claim, ':', 4) <> pg_backend_pid()::text then return null; end if;
  return string_to_array(claim, ':');
end $$;

-- plpgsql and not sql: the planner would inline the latter, and parse them once for each place in each policy.
create function wall.agency() returns bigint language plpgsql stable as
  $$ begin return ((wall.claim())[1])::bigint; end $$;
create function wall.purpose() returns int language plpgsql stable as
  $$ begin return ((wall.claim())[2])::int; end $$;
create function wall.cleared() returns boolean language plpgsql stable as
  $$ begin return coalesce((wall.claim())[3] = '1', false); end $$;

grant usage on schema wall to infohouse_web, infohouse_worker;
"""


class Migration(migrations.Migration):
    dependencies: list[tuple[str, str]] = []
    operations = [migrations.RunSQL(FORWARD, "drop schema wall cascade")]
