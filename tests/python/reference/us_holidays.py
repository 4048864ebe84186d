"""Federal holidays of the United States by the package holidays, and Easter Sundays by dateutil, for HolidaysTest.

A line is a day and a name. The weekdays that stand in for holidays on a weekend end in "(observed)". Needs holidays (0.109 made the file)
and dateutil 2.9.0.

Usage: python us_holidays.py > dsl/src/test/resources/org/cellstate/dsl/data/us_holidays.csv
"""

import holidays
from dateutil.easter import easter

YEARS = range(1969, 2031)
NAMES = {
    "New Year's Day": "New Year",
    "Martin Luther King Jr. Day": "Martin Luther King Day",
    "Juneteenth National Independence Day": "Juneteenth",
    "Thanksgiving Day": "Thanksgiving",
    "Christmas Day": "Christmas",
}

for day, names in sorted(holidays.UnitedStates(years=YEARS).items()):
    for name in names.split("; "):
        plain, mark = (name[: -len(" (observed)")], " (observed)") if name.endswith(" (observed)") else (name, "")
        print(f"{day},{NAMES.get(plain, plain)}{mark}")
for year in YEARS:
    print(f"{easter(year)},Easter")
