package org.cellstate.dsl.evaluate.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One search: at each step all kept texts are continued by all tokens, and the likeliest are kept. A continuation by the end that is among
 * the likeliest has ended; the others leave as many to go on with as the beam is wide. The search is over when that many ended, or the
 * texts are as long as they may be.
 *
 * @param <S> a state
 */
final class BeamSearch<S> {

    private final Decoder<S> decoder;
    private final Beam beam;
    private final List<Written<S>> ended = new ArrayList<>();
    private List<Written<S>> kept = List.of();

    /** A kept text and a token to continue it by: the state after it is computed only where it is kept. */
    private record Continuation(int rank, int token, double tokenLog, double log) {}

    /** The likelier first; of equals the one whose text was, then the lower number. */
    private static final Comparator<Continuation> ORDER = Comparator.comparingDouble(Continuation::log)
            .reversed()
            .thenComparingInt(Continuation::rank)
            .thenComparingInt(Continuation::token);

    BeamSearch(Decoder<S> decoder, Beam beam) {
        this.decoder = decoder;
        this.beam = beam;
    }

    /** Returns the texts that were found, the best first, at least one. */
    List<Written<S>> run(S from, Onlooker onlooker) {
        kept = List.of(Written.nothing(from));
        boolean more = true;
        for (int size = 0; more && size < decoder.most(); size++) {
            step(size);
            more = !kept.isEmpty() && onlooker.goesOn(kept.get(0)) && ended.size() < beam.width();
        }
        List<Written<S>> found = new ArrayList<>(ranked(ended));
        found.addAll(ranked(kept));
        return found.subList(0, Math.min(beam.width(), found.size()));
    }

    private List<Written<S>> ranked(List<Written<S>> texts) {
        Comparator<Written<S>> byScore = Comparator.comparingDouble(beam::score);
        return texts.stream().sorted(byScore.reversed()).toList();
    }

    private void step(int size) {
        List<Continuation> likeliest = likeliest(size);
        List<Written<S>> next = new ArrayList<>();
        for (int place = 0; place < likeliest.size(); place++) {
            Continuation each = likeliest.get(place);
            Written<S> before = kept.get(each.rank());
            if (decoder.isEnd(each.token())) {
                if (place < beam.width()) {
                    ended.add(before.end(each.token(), each.tokenLog()));
                }
            } else if (next.size() < beam.width()) {
                next.add(decoder.with(before, each.token(), each.tokenLog()));
            }
        }
        kept = next;
    }

    /** Returns the likeliest continuations in order: enough that, ends left out, as many are left as the beam is wide. */
    private List<Continuation> likeliest(int size) {
        int most = beam.width() + kept.size();
        PriorityQueue<Continuation> best = new PriorityQueue<>(ORDER.reversed());
        for (int rank = 0; rank < kept.size(); rank++) {
            Written<S> text = kept.get(rank);
            double[] logs = decoder.model().logProbabilities(text.state());
            double[] allowed = decoder.allowed(logs, size);
            for (int token = 0; token < allowed.length; token++) {
                if (allowed[token] > Double.NEGATIVE_INFINITY) {
                    offer(best, most, new Continuation(rank, token, logs[token], text.logProbability() + logs[token]));
                }
            }
        }
        return best.stream().sorted(ORDER).toList();
    }

    private static void offer(PriorityQueue<Continuation> best, int most, Continuation next) {
        if (best.size() < most) {
            best.add(next);
        } else if (ORDER.compare(next, best.element()) < 0) {
            best.remove();
            best.add(next);
        }
    }
}
