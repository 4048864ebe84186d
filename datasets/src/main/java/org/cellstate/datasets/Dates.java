package org.cellstate.datasets;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Dates as two languages write them in full, by the platform's own data of locales (Unicode CLDR). */
final class Dates {

    /** What JDK 17 and 25 write alike; their names or their order of Basque, Catalan, Greek, Hindi and Slovenian differ. */
    static final List<String> LANGUAGES = List.of(
            "ar", "cs", "cy", "da", "de", "de-AT", "de-CH", "de-DE", "en", "en-GB", "en-US", "es", "es-ES", "es-MX",
            "et", "fi", "fr", "fr-CA", "fr-CH", "fr-FR", "ga", "he", "hr", "hu", "id", "is", "it", "it-IT", "ja",
            "ja-JP", "ko", "ko-KR", "lt", "lv", "nb", "nl", "nl-NL", "pl", "pt", "pt-BR", "pt-PT", "ro", "ru", "sk",
            "sv", "tr", "uk", "vi", "zh", "zh-CN");

    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private Dates() {}

    static Table pairs(Locale from, Locale to, int count, long seed) {
        String source = checked(from);
        String target = checked(to);
        int days = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1;
        if (source.equals(target)) {
            throw new ConfigProblem(
                    "Dates are written in two languages.",
                    source + " twice",
                    "dates(Locale.ENGLISH, Locale.FRENCH, …)");
        }
        if (count < 1 || count > days) {
            throw new ConfigProblem(
                    "There are " + days + " different dates from " + FIRST + " to " + LAST + ".",
                    count + " dates",
                    "5000");
        }
        StringColumn left = StringColumn.create(source);
        StringColumn right = StringColumn.create(target);
        SplittableRandom random = new SplittableRandom(seed);
        Set<Integer> drawn = new HashSet<>();
        while (drawn.size() < count) {
            int day = random.nextInt(days);
            if (drawn.add(day)) {
                left.append(written(FIRST.plusDays(day), from));
                right.append(written(FIRST.plusDays(day), to));
            }
        }
        return Table.create("dates", left, right);
    }

    private static String checked(Locale locale) {
        String tag = locale.toLanguageTag();
        if (!LANGUAGES.contains(tag)) {
            throw new DataProblem(
                    "Dates are written in languages for which every Java platform has the same names.",
                    tag.equals("und") ? "no language" : tag,
                    "one of " + String.join(", ", LANGUAGES));
        }
        return tag;
    }

    /** Returns a date in full; soft hyphens and marks of direction are left out, and every space is a plain one. */
    static String written(LocalDate date, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(date)
                .replaceAll("[\\u00AD\\u200E\\u200F\\u061C]", "")
                .replaceAll("[\\p{IsWhite_Space}]+", " ");
    }
}
