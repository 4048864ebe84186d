/**
 * The front door: the words a notebook says. Everything here delegates, one line a method.
 *
 * <pre>{@code
 * var births = usBirths();
 * var data = births.split(0.9).lookback(56).horizon(28).calendar();
 * var model = lstm().layers(2).hidden(128).dropout(0.2).fit(data);
 * model.backtest();
 * model.forecast(28);
 * }</pre>
 */
@NullMarked
package org.cellstate.dsl;

import org.jspecify.annotations.NullMarked;
