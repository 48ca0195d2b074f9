package org.kohsuke.stapler;

import net.sf.json.JSONObject;

public interface DataBoundResolvable {

    Object bindResolve(StaplerRequest2 request, JSONObject src);
}
