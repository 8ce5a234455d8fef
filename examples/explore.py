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
# # Explore a district
#
# This notebook runs on the embedded demo district: an invented Aeries over real HTTP, so that no certificate is needed.
# To look at a real district, replace the next cell by `client = AeriesClient.from_env()`.

# %%
from collections import Counter

from aeries_sdk import OPERATIONS, check_access
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict

district = DemoDistrict(students=600, schools=8, seed=7).start()
client = district.client()

# %% [markdown]
# Which boxes are ticked on the API Security page?

# %%
check_access(client)

# %% [markdown]
# The list of schools holds more than schools: the district itself (0), code tables, former students.

# %%
for school in client.schools.list():
    print(school.school_code, school.name, school.schedule_type, school.low_grade_level, school.high_grade_level)

# %% [markdown]
# Students come with one typed attribute per documented field. A repr never shows who they are.

# %%
students = client.students.list(994)
print(students[0])
print(Counter(student.is_active for student in students))
print(sorted(Counter(student.grade for student in students if student.is_active).items(), key=str))

# %% [markdown]
# The texts of a code field are in its code set.

# %%
{code.code: code.description for code in client.codes.list("Student", "Grade")}

# %% [markdown]
# A roster puts students, teachers and classes together, as of a day, and says what does not fit.

# %%
rosters = pull(client)
for roster in rosters:
    members = sum(len(each.members) for each in roster.classes)
    print(roster.school.name, len(roster.students), "students", len(roster.classes), "classes", members, "places")
    for finding in roster.findings[:2]:
        print("   ", finding)

# %% [markdown]
# Every documented endpoint is a row of data.

# %%
print(len(OPERATIONS))
OPERATIONS["students.list"].paths

# %%
client.close()
district.stop()
