package org.cellstate.kernel.api.widget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.kernel.api.Comm;
import org.cellstate.kernel.api.CommHandler;
import org.cellstate.kernel.api.CommMessage;
import org.cellstate.kernel.api.CommTarget;
import org.cellstate.kernel.api.Comms;

/** All models that a front end has of this kernel's widgets. A front end that comes anew asks for them all at once. */
final class OpenModels implements CommTarget {

    private static final String CONTROL = "jupyter.widget.control";
    private static final String WIDGET = "jupyter.widget";
    private static final Map<String, String> VERSION = Map.of("version", "2.1.0");

    private final Comms comms;

    /** In the order in which they were opened: a model comes after those it refers to. */
    private final Map<String, Model> models = Collections.synchronizedMap(new LinkedHashMap<>());

    private OpenModels(Comms comms) {
        this.comms = comms;
    }

    /** Returns the models of a kernel. */
    static synchronized OpenModels of(Comms comms) {
        if (comms.registered(CONTROL).orElse(null) instanceof OpenModels known) {
            return known;
        }
        OpenModels first = new OpenModels(comms);
        comms.register(CONTROL, first);
        return first;
    }

    /** Opens a model in the front end. Where there is none, what is returned is closed. */
    Comm open(Model model) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("state", model.state());
        data.put("buffer_paths", List.of());
        Comm comm = comms.open(WIDGET, CommMessage.of(data).withMetadata(VERSION), model);
        if (comm.isOpen()) {
            models.put(comm.id(), model);
        }
        return comm;
    }

    /** Closes a model. */
    void close(Comm comm) {
        models.remove(comm.id());
        comm.close();
    }

    @Override
    public CommHandler opened(Comm control, CommMessage first) {
        return (comm, message) -> {
            if ("request_states".equals(message.data().get("method"))) {
                comm.send(all());
            }
        };
    }

    private CommMessage all() {
        List<Map.Entry<String, Model>> open;
        synchronized (models) {
            open = new ArrayList<>(models.entrySet());
        }
        Map<String, Object> states = new LinkedHashMap<>();
        for (Map.Entry<String, Model> each : open) {
            Map<String, Object> state = each.getValue().state();
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("model_name", state.get("_model_name"));
            about.put("model_module", state.get("_model_module"));
            about.put("model_module_version", state.get("_model_module_version"));
            about.put("state", state);
            states.put(each.getKey(), about);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("method", "update_states");
        data.put("states", states);
        data.put("buffer_paths", List.of());
        return CommMessage.of(data);
    }
}
