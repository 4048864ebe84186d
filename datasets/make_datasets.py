#!/usr/bin/env python3
"""Writes the files of this module from the packages' own tables: one ISO date column, figures and texts unchanged.

Usage: make_datasets.py FOLDER, where FOLDER holds the tables as the packages have them (each source stands in README.md): R's
monthly, quarterly and yearly series as year, period, value. Not part of the build: its output is committed.
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
    put(name, ("\n".join([header, *lines]) + "\n").encode("utf-8"))


def put(name, content):
    path = OUT / name
    aside = path.with_suffix(".tmp")
    aside.write_bytes(content)
    aside.replace(path)
    print(hashlib.sha256(content).hexdigest(), name, content.count(b"\n") - 1, "rows")


def births(source):
    for row in rows(source / "us-births-daily.csv"):
        day = datetime.date(int(row["year"]), int(row["month"]), int(row["date_of_month"]))
        yield f"{day.isoformat()},{row['births']}"


def periods(source, name, per_year):
    """Rows of year, period, value as the first day of the period and the value."""
    months = 12 // per_year
    for row in rows(source / name):
        month = (int(row["period"]) - 1) * months + 1
        yield f"{int(row['year']):04d}-{month:02d}-01,{row['value']}"


def drivers(source):
    for row in rows(source / "uk-seatbelts-monthly.csv"):
        date = f"{int(row['year']):04d}-{int(row['month']):02d}-01"
        yield ",".join(
            [date, row["S.drivers"], row["S.DriversKilled"], row["S.kms"], row["S.PetrolPrice"], row["S.law"]]
        )


def indices(source):
    """The source tells no dates, only decimal years of 260 business days: weekdays are counted from its first one."""
    day = datetime.date(1991, 7, 1)
    for row in rows(source / "eustockmarkets-daily.csv"):
        yield ",".join([day.isoformat(), row["DAX"], row["SMI"], row["CAC"], row["FTSE"]])
        day += datetime.timedelta(days=3 if day.weekday() == 4 else 1)


def copied(source, name, columns):
    for row in rows(source / name):
        yield ",".join(row[column] for column in columns)


def tabbed(source, name):
    """Rows of a file of tabs; its cells have none, and no quotation marks mean anything."""
    for line in (source / name).read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def reviews(source):
    for row in rows(source / "food-reviews.csv"):
        assert not set("\t\n\r") & set(row["review"])
        yield "\t".join([row["review"], row["score"], row["split"]])


def rights(source):
    for code, sentence in tabbed(source, "udhr-40-languages.tsv"):
        yield "\t".join([code, LANGUAGES[code], sentence])


def phrases(source):
    """The narrow space that CLDR has before French colons becomes a plain one."""
    for row in list(tabbed(source, "cldr-phrases-en-fr-de-es.tsv"))[1:]:
        yield "\t".join(row).replace("\u202f", " ")


def pronunciations(source):
    for part, word, phones in tabbed(source, "cmudict-40k.tsv"):
        yield "\t".join([word, phones, {"valid": "validation"}.get(part, part)])


LANGUAGES = {
    "afr": "Afrikaans",
    "als": "Albanian",
    "arb": "Arabic",
    "bul": "Bulgarian",
    "cat": "Catalan",
    "ces": "Czech",
    "cym": "Welsh",
    "dan": "Danish",
    "deu": "German",
    "ell": "Greek",
    "eng": "English",
    "est": "Estonian",
    "eus": "Basque",
    "fin": "Finnish",
    "fra": "French",
    "gle": "Irish",
    "heb": "Hebrew",
    "hrv": "Croatian",
    "hun": "Hungarian",
    "ind": "Indonesian",
    "isl": "Icelandic",
    "ita": "Italian",
    "lav": "Latvian",
    "lit": "Lithuanian",
    "mlt": "Maltese",
    "nld": "Dutch",
    "nob": "Norwegian",
    "pol": "Polish",
    "por": "Portuguese",
    "ron": "Romanian",
    "rus": "Russian",
    "slk": "Slovak",
    "slv": "Slovenian",
    "spa": "Spanish",
    "swe": "Swedish",
    "swh": "Swahili",
    "tgl": "Tagalog",
    "tur": "Turkish",
    "ukr": "Ukrainian",
    "vie": "Vietnamese",
}
RIDERSHIP = {
    "date": "date",
    "ridership": "ridership",
    "Clark_Lake": "clark_lake",
    "Austin": "austin",
    "Harlem": "harlem",
    "temp": "temperature",
    "dew": "dew_point",
    "humidity": "humidity",
    "pressure": "pressure",
    "wind": "wind",
    "percip": "precipitation",
    "Blackhawks_Home": "blackhawks",
    "Bulls_Home": "bulls",
    "Bears_Home": "bears",
    "WhiteSox_Home": "white_sox",
    "Cubs_Home": "cubs",
}
WEATHER = ["date", "location", "temp_max", "temp_min", "precipitation", "wind", "weather"]
SENSORS = ["mote_id", "reading", "humidity", "temperature", "indoor", "label"]


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    OUT.mkdir(parents=True, exist_ok=True)
    write("us-births.csv", "date,births", list(births(folder)))
    write("air-passengers.csv", "date,passengers", list(periods(folder, "airpassengers.csv", 12)))
    write("co2.csv", "date,co2", list(periods(folder, "co2-maunaloa-monthly.csv", 12)))
    write("sunspots.csv", "date,sunspots", list(periods(folder, "sunspots-monthly.csv", 12)))
    write("nottingham.csv", "date,temperature", list(periods(folder, "nottingham-temp-monthly.csv", 12)))
    write("uk-gas.csv", "date,gas", list(periods(folder, "ukgas-quarterly.csv", 4)))
    write("lynx.csv", "date,lynx", list(periods(folder, "lynx-yearly.csv", 1)))
    write("uk-drivers.csv", "date,drivers,killed,kilometres,petrol_price,law", list(drivers(folder)))
    write("eu-stock-markets.csv", "date,dax,smi,cac,ftse", list(indices(folder)))
    ridership = list(copied(folder, "chicago-ridership-daily.csv", RIDERSHIP))
    write("chicago-ridership.csv", ",".join(RIDERSHIP.values()), ridership)
    weather = list(copied(folder, "weather-seattle-newyork-daily.csv", WEATHER))
    write("seattle-new-york-weather.csv", ",".join(WEATHER), weather)
    sensors = list(copied(folder, "sensor-anomaly.csv", SENSORS))
    write("sensor-readings.csv", "mote,reading,humidity,temperature,indoor,anomaly", sensors)
    put("pride-and-prejudice.txt", (folder / "prideprejudice.txt").read_bytes())
    put("austen-dialogues.tsv", (folder / "austen-dialogue.tsv").read_bytes())
    write("food-reviews.tsv", "text\trating\tpart", list(reviews(folder)))
    write("human-rights.tsv", "code\tlanguage\ttext", list(rights(folder)))
    write("phrases.tsv", "en\tfr\tde\tes", list(phrases(folder)))
    write("pronunciations.tsv", "word\tphones\tpart", list(pronunciations(folder)))
