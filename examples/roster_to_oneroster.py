# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # From rosters to OneRoster
#
# Reads a district as of a day, writes a OneRoster package, checks it, and looks at the import report. It runs on the
# embedded demo district; for a real one, replace the next cell by `client = AeriesClient.from_env()`.

# %%
import tempfile
import zipfile
from pathlib import Path

from aeries_sdk import check_access
from aeries_sdk.oneroster import Options, check, export
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict

district = DemoDistrict(students=600, schools=8, seed=7).start()
client = district.client()
folder = Path(tempfile.mkdtemp())

# %%
check_access(client)

# %% [markdown]
# A roster is what holds on a day. Schools come one at a time, so that a large district fits into memory.

# %%
rosters = pull(client)
for roster in rosters:
    teachers = {person.staff_id for each in roster.classes for person in each.staff}
    print(f"{roster.school.name:32} {len(roster.students):4} students {len(teachers):3} teachers")
print("as of", rosters.as_of, "in the school year", rosters.database_year)

# %% [markdown]
# The export does the same, and writes. Its report shows itself; the colours are those of rostering dashboards.

# %%
options = Options(demographics=False, student_username=("email", "network_login", "id"))
report = export(client, folder / "oneroster.zip", options=options)
report

# %% [markdown]
# What is in the package:

# %%
with zipfile.ZipFile(folder / "oneroster.zip") as package:
    for entry in package.infolist():
        print(f"{entry.filename:24} {entry.file_size:>9,} bytes")

# %% [markdown]
# The checker reads any OneRoster package, ours or not. Errors break the standard; there are none.

# %%
[finding for finding in check(folder / "oneroster.zip") if finding.level == "error"]

# %% [markdown]
# Tomorrow a student has left. The next export says what is other than last time.

# %%
leaver = next(pull(client, schools=[994])).students[0].student_id
district.leave(leaver)
district.advance(days=1)
tomorrow = export(client, folder / "oneroster.zip", options=options)
{name: str(difference) for name, difference in tomorrow.differences.items() if difference.gone}

# %% [markdown]
# A package that loses too much is not written: the receiver would delete it all.

# %%
for student in next(pull(client, schools=[994])).students:
    district.leave(student.student_id)
refused = export(client, folder / "oneroster.zip", options=options)
print(refused.status)
print(refused.findings[0].message)

# %%
client.close()
district.stop()
