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
# # The quality of a district's data
#
# What would go wrong in rostering, where, and how much of it: findings by rule and school, blank e-mail
# addresses, sizes of classes. It needs pandas and matplotlib, and runs on the embedded demo district; for a real one,
# replace the next cell by `client = AeriesClient.from_env()`.

# %%
import pandas as pd

from aeries_sdk import plots
from aeries_sdk.findings import Finding
from aeries_sdk.frames import to_pandas
from aeries_sdk.models import Student
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict

district = DemoDistrict(students=1_500, schools=8, seed=7).start()
client = district.client()

# %% [markdown]
# Of the students only what the questions need goes into the table, and no names.

# %%
WANTED = ["school_code", "grade", "student_email_address", "network_login_id", "state_student_id", "birthdate"]
pulled = pull(client)
rosters = list(pulled)
students = to_pandas([student for roster in rosters for student in roster.students], Student, columns=WANTED)
findings = [*pulled.findings, *(finding for roster in rosters for finding in roster.findings)]
names = {school.school_code: school.name for school in pulled.schools}
len(students)

# %% [markdown]
# ## Findings by rule and school

# %%
found = to_pandas(findings, Finding, columns=["rule", "level", "school", "message"])
found.pivot_table(index=["level", "rule"], columns="school", values="message", aggfunc="count", fill_value=0)

# %% [markdown]
# Each of them says how to mend it, and where:

# %%
for finding in findings[:3]:
    print(finding)

# %% [markdown]
# ## Blanks in what receivers need
#
# The share of active students without a value, in percent.

# %%
blank = pd.DataFrame(
    {
        "e-mail": students["student_email_address"].str.strip().eq(""),
        "login": students["network_login_id"].str.strip().eq(""),
        "state id": students["state_student_id"].str.strip().eq(""),
        "birth date": students["birthdate"].isna(),
    }
)
shares = (blank.groupby(students["school_code"].map(names)).mean() * 100).astype(float).round(1)
shares

# %% [markdown]
# ## Class sizes

# %%
plots.class_sizes(rosters)

# %%
sizes = [(roster.school.name, len(each.members)) for roster in rosters for each in roster.classes]
classes = pd.DataFrame(sizes, columns=["school", "students"])
classes.groupby("school")["students"].describe()[["count", "min", "50%", "max"]].astype(int)

# %% [markdown]
# ## Students by school and grade

# %%
plots.enrollment(rosters)

# %%
client.close()
district.stop()
