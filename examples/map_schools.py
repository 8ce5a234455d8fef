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
# # Map the schools of a district
#
# Two systems know the same schools by different names. This notebook maps them on the embedded demo district: an
# invented Aeries over real HTTP. For a real district, replace the next cell by `client = AeriesClient.from_env()` and
# `theirs` by your own list of ids and names.

# %%
import tempfile
from pathlib import Path

from aeries_sdk.matching import MatchOptions, SchoolMapping, SchoolRef, match_schools
from aeries_sdk.roster import why_not_a_school
from aeries_sdk.testing import DemoDistrict

district = DemoDistrict(students=600, schools=24, seed=11).start()
client = district.client()

# %% [markdown]
# Entries of the list that are no schools stay out: they would only confuse.

# %%
entries = client.schools.list()
ours = [school for school in entries if not why_not_a_school(school)]
print(len(ours), "schools;", [f"{entry.name}: {why_not_a_school(entry)}" for entry in entries if entry not in ours])

# %%
theirs = district.vendor_schools()
theirs[:5]

# %% [markdown]
# The result shows itself: what is safe, what a person should look at, and what has no partner.

# %%
mapping = match_schools(ours, theirs)
mapping

# %% [markdown]
# Every pair says why.

# %%
for pair in sorted(mapping.matched, key=lambda pair: pair.score)[:3]:
    print(pair)

# %% [markdown]
# The demo district knows the truth, so we can count.

# %%
truth = district.vendor_truth()
right = sum(str(truth[pair.vendor.id]) == pair.sis.id for pair in mapping.matched)
print(f"{right} of {len(mapping.matched)} pairs are right")

# %% [markdown]
# A person decides the rest in a file that a spreadsheet opens: `map`, `never` or blank in the column `decision`. The
# next run obeys it.

# %%
path = Path(tempfile.mkdtemp()) / "mapping.csv"
mapping.to_csv(path)
print(path.read_text(encoding="utf-8-sig").splitlines()[0])
again = match_schools(ours, theirs, overrides=SchoolMapping.from_csv(path))
print(again.vendor_ids == mapping.vendor_ids)

# %% [markdown]
# Whatever more is known than names makes it surer: ids of the state decide, grades that do not meet veto.

# %%
first = ours[0]
match_schools(
    [SchoolRef(first.school_code, first.name, state_id="19647330112233")],
    [SchoolRef("k-17", "A name that nobody knows", state_id="19647330112233")],
).matched

# %% [markdown]
# Rather fewer pairs, but surer ones:

# %%
match_schools(ours, theirs, options=MatchOptions(floor=0.98, margin=10, elimination=False))

# %%
client.close()
district.stop()
