"""What a vendor's rostering page does, step by step, on the embedded demo district.

It follows the set-up that vendors describe to districts: certificate and address, permissions, first set-up or end of
year, mapping of schools, a pull now and one each day, import results, accounts. Everything but the district is real:
requests go over HTTP, files are written, and the vendor's side is two folders.

    python examples/vendor_rostering.py [FOLDER]
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path

from aeries_sdk import AeriesClient, InstanceURL, check_access
from aeries_sdk.errors import AuthError
from aeries_sdk.matching import SchoolMapping, match_schools
from aeries_sdk.oneroster import ImportReport, Options, check, export
from aeries_sdk.roster import pull, why_not_a_school
from aeries_sdk.testing import DemoDistrict

BLOCKS = {"Completed": "\033[97;42m", "Completed with ERROR": "\033[30;103m", "ERROR": "\033[97;41m"}
# Accounts are found again by their login: e-mail for single sign-on, else the district's login, else the id.
LOGINS = Options(
    student_username=("email", "network_login", "id"), staff_username=("email", "network_login"), demographics=False
)


def title(text: str) -> None:
    """The heading of a step."""
    print(f"\n{text}\n{'-' * len(text)}")


def credentials(district: DemoDistrict) -> AeriesClient:
    """What the administrator pastes into the vendor's form, and the two ways in which it is most often wrong."""
    title("1. Certificate and instance URL")
    pasted = f" {district.base_url}/Login.aspx?page=default "
    print(f"pasted:   {pasted.strip()}\nmeant:    {InstanceURL.parse(pasted).base}")
    with AeriesClient(pasted, certificate="0" * 32) as stranger:
        try:
            stranger.schools.list()
        except AuthError as error:
            print(f"a certificate of another district: {error.message}")
    client = AeriesClient(pasted, certificate=district.certificate)
    entries = len(client.schools.list())
    print(f"the right one, never shown: {client.settings.certificate}; its list of schools has {entries} entries")
    return client


def permissions(district: DemoDistrict, client: AeriesClient) -> None:
    """The six Read boxes, two of which were forgotten."""
    title("2. Permissions")
    for area in ("Staff Data", "Course Data"):
        district.revoke(area)
    print(f"{check_access(client)}\n")
    for area in check_access(client).missing:
        district.grant(area, "read")
    print(f"after two clicks, complete: {check_access(client).is_complete}")


def first_setup(client: AeriesClient, package: Path) -> None:
    """A vendor that still has last year's rosters must archive them before this year's come."""
    title("3. First set-up, or end of year")
    last_year = export(client.using(database_year=2025), package, as_of=date(2025, 10, 1), options=LOGINS)
    print(f"the vendor still has last year's rosters: {last_year.students.imported} students")
    refused = export(client, package, options=LOGINS)
    print(f"this year's over it: {refused.status}")
    for finding in refused.findings:
        if finding.rule == "new-school-year":
            print(f"  {finding.message} {finding.remedy}")
    package.rename(package.with_name("archive-2025.zip"))
    print(f"the old year is archived as archive-2025.zip; {package.name} can be written")


def rehearsal(client: AeriesClient, folder: Path) -> None:
    """A test that touches nothing: read one school, write into a folder apart, check the package."""
    title("4. Test without touching anybody's data")
    trial = folder / "trial" / "oneroster.zip"
    trial.parent.mkdir(exist_ok=True)
    report = export(client, trial, schools=[994], options=LOGINS)
    errors = [finding for finding in check(trial) if finding.level == "error"]
    print(f"one school into {trial.parent.name}/: {report.counts['classes']} classes; errors in the zip: {len(errors)}")


def map_schools(district: DemoDistrict, client: AeriesClient, folder: Path) -> SchoolMapping:
    """The "Update list" button, the schools it leaves to a person, and the file in which the person decides."""
    title("5. Map schools")
    ours = [school for school in client.schools.list() if not why_not_a_school(school)]
    # A vendor calls one school by a name that only people who know it would recognise.
    theirs = [(number, "North Campus" if number == "v-1005" else name) for number, name in district.vendor_schools()]
    mapping = match_schools(ours, theirs)
    print(f"{mapping}\n")
    path = folder / "mapping.csv"
    mapping.to_csv(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows.append(dict.fromkeys(rows[0], "") | {"decision": "map", "sis_id": "990", "vendor_id": "v-1005"})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    decided = match_schools(ours, theirs, overrides=SchoolMapping.from_csv(path))
    print(f"after a person wrote one row into {path.name}: {len(decided.matched)} of {len(ours)} schools are mapped")
    return decided


def show_results(report: ImportReport, descriptions: int) -> None:
    """The page of import results: one line per file in its colour, and the descriptions behind the button."""
    for name, result in (("staff", report.staff), ("students", report.students)):
        status = f"{result.status:21}"
        if sys.stdout.isatty():
            status = f"{BLOCKS[result.status]}{status}\033[0m"
        print(f"{name:9} {status} imported {result.imported:>6,}   rejected {result.rejected:>3}")
    worst_first = sorted(report.all_findings, key=lambda finding: ("error", "warning", "info").index(finding.level))
    for finding in worst_first[:descriptions]:
        print(f"  - {finding.place}: {finding.message}\n    {finding.remedy}")
    if more := worst_first[descriptions:]:
        print(f"  ... and {len(more)} more in report.html")


def pull_now(client: AeriesClient, package: Path, mapping: SchoolMapping) -> None:
    """The Pull button."""
    title("6. Pull now")
    report = export(
        client,
        package,
        mapping=mapping,
        options=LOGINS,
        progress=lambda at: print(f"  {at.done}/{at.total} schools, {at.students:,} students, {at.classes:,} classes"),
    )
    (package.parent / "report.html").write_text(report.to_html(), encoding="utf-8")
    title("7. Import results")
    show_results(report, descriptions=3)


def next_run(now: datetime, at: time) -> datetime:
    """The next time the clock shows `at`."""
    today = datetime.combine(now.date(), at)
    return today if today > now else today + timedelta(days=1)


def every_day(district: DemoDistrict, client: AeriesClient, package: Path, mapping: SchoolMapping) -> None:
    """The daily import at a time of day; meanwhile a student has left and another has changed classes."""
    title("8. Every day at 02:15")
    school = next(roster for roster in pull(client, schools=[994]))
    leaver, dropper = school.students[0].student_id, school.students[4].student_id
    section = next(each.section for each in school.classes if dropper in {member.student_id for member in each.members})
    district.leave(leaver)
    if section is not None:
        district.drop(dropper, 994, section.section_number)
    district.now = next_run(district.now, time(2, 15))
    print(f"the district's clock: {district.now:%a %d %b %H:%M}; on a server: 15 2 * * * python examples/daily_sync.py")
    report = export(client, package, mapping=mapping, options=LOGINS)
    (package.parent / "report.html").write_text(report.to_html(), encoding="utf-8")
    for name, difference in report.differences.items():
        if difference.new or difference.gone or difference.changed:
            print(f"  {name:12} {difference}")
    show_results(report, descriptions=0)


def accounts(package: Path) -> None:
    """What the logins of the new accounts are made of. The standard's password column stays empty."""
    title("9. Accounts")
    with zipfile.ZipFile(package) as files, files.open("users.csv") as raw:
        users = list(csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8")))
    kinds = Counter(
        (user["role"], "e-mail: single sign-on works" if "@" in user["username"] else "no e-mail: a login of their own")
        for user in users
    )
    for (role, kind), count in sorted(kinds.items()):
        print(f"{role:14} {count:>6,}  {kind}")
    print(f"passwords in the package: {sum(bool(user['password']) for user in users)}")


def main() -> int:
    """Go through all steps, in the folder given or in out/vendor."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/vendor")
    folder.mkdir(parents=True, exist_ok=True)
    package = folder / "oneroster.zip"
    for old in folder.glob("*.zip"):
        old.unlink()
    print("A demo district with invented people; nothing leaves this machine.")
    with DemoDistrict(students=1_000, schools=8, seed=7) as district, credentials(district) as client:
        permissions(district, client)
        first_setup(client, package)
        rehearsal(client, folder)
        mapping = map_schools(district, client, folder)
        pull_now(client, package, mapping)
        every_day(district, client, package, mapping)
        accounts(package)
    print(f"\nThe packages, the mapping and report.html are in {folder.resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
