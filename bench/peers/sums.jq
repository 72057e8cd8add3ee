# The same in jq.
["natural_person", "business", "research", "public_welfare", "legal_service", "other_organization"] as $columns
| .tables.requests as $r
| [$r | keys[] | select(startswith("outcome.") and . != "outcome.total")] as $outcomes
| ([["overview", "proactive", "requests", "disputes", "problems", "other"][] as $s
    | select(.sections | has($s) | not) | $s]
  + [$r | to_entries[] | select(([.value[$columns[]]] | add) != .value.total) | "ARI-01[\(.key)]"]
  + [($columns + ["total"])[] as $c | select(([$r[$outcomes[]][$c]] | add) != $r["outcome.total"][$c]) | "ARI-02[\($c)]"]
  + [($columns + ["total"])[] as $c
    | select($r.received[$c] + $r.carried_in[$c] != $r["outcome.total"][$c] + $r.carried_out[$c]) | "ARI-03[\($c)]"]
  + [.tables.disputes | to_entries[] | select(.value.upheld + .value.corrected + .value.other + .value.pending != .value.total) | "ARI-04[\(.key)]"])
| if length > 0 then "\(input_line_number) \(sort | join(" "))" else empty end
