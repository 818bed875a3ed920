/// A small catalog that has one of everything. All names and addresses are made up.
let exampleFiles = fileTree(
    #"""
    -- site.json --
    {
      "title": "Example Matrix",
      "summary": "What example APIs do.",
      "base_url": "https://matrix.example.org/",
      "repository": "https://git.example.org/matrix",
      "stale_after_days": { "claim": 180, "observation": 90 },
      "matrix_columns": ["chat", "streaming", "tools", "json", "vision", "embeddings", "responses", "files"],
      "guides": ["first-steps", "in-short"]
    }
    -- capabilities.json --
    { "groups": [
      { "id": "core", "name": "Core", "capabilities": [
        { "id": "chat", "name": "Chat", "scope": "endpoint", "summary": "Answers messages.", "endpoint": "POST /chat/completions", "spec": "https://spec.example.org/chat" },
        { "id": "streaming", "name": "Streaming", "scope": "model", "summary": "Sends words as they come.", "endpoint": "POST /chat/completions", "parameter": "stream", "spec": "https://spec.example.org/streaming" }
      ] },
      { "id": "more", "name": "Beyond chat", "capabilities": [
        { "id": "tools", "name": "Tool calling", "scope": "model", "summary": "Asks for functions.", "parameter": "tools", "spec": "https://spec.example.org/tools", "types": ["chat"] },
        { "id": "json", "name": "JSON mode", "scope": "model", "summary": "Answers in JSON.", "parameter": "response_format", "spec": "https://spec.example.org/json", "types": ["chat"] },
        { "id": "vision", "name": "Vision", "scope": "model", "summary": "Sees pictures.", "spec": "https://spec.example.org/vision" },
        { "id": "embeddings", "name": "Embeddings", "scope": "model", "summary": "Turns text into vectors.", "endpoint": "POST /embeddings", "spec": "https://spec.example.org/embeddings", "types": ["embeddings"] },
        { "id": "responses", "name": "Responses", "scope": "endpoint", "summary": "The newer route.", "endpoint": "POST /responses", "spec": "https://spec.example.org/responses" },
        { "id": "files", "name": "Files", "scope": "endpoint", "summary": "Keeps files.", "endpoint": "POST /files", "spec": "https://spec.example.org/files" }
      ] }
    ] }
    -- labs/example-lab.json --
    { "name": "Example Lab", "url": "https://lab.example.org/" }
    -- labs/other-lab.json --
    { "name": "Other Lab" }
    -- models/example-lab/swift-1.json --
    {
      "name": "Swift 1",
      "sources": {
        "card": { "title": "Swift 1 card", "publisher": "Example Lab", "checked": "2026-05-02", "url": "https://lab.example.org/swift-1", "note": "A *first* edition." },
        "press": { "title": "A paper", "publisher": "Example Press", "checked": "2026" }
      },
      "family": "Swift",
      "context": [
        { "value": 131072, "said": "128K", "source": "card", "note": "With `rope`." },
        { "value": 128000, "source": "press", "date": "2025-12", "disputed": "The card is **newer**." }
      ],
      "max_output": { "value": 8192, "source": "card" },
      "input": { "value": ["text", "image"], "source": "card" },
      "output": { "value": ["text"], "source": "card" },
      "open_weights": { "value": true, "source": "card" },
      "licence": { "value": "Apache-2.0", "source": "card" },
      "released": { "value": "2026-05", "source": "card" },
      "knowledge_cutoff": { "value": "2025", "source": "card" },
      "notes": [ { "text": "Needs a *system* prompt.", "source": "press", "date": "2026-01" } ]
    }
    -- models/example-lab/vectors.json --
    { "name": "Vectors", "sources": {} }
    -- models/other-lab/painter.json --
    { "name": "Painter", "sources": {} }
    -- models/other-lab/unserved.json --
    { "name": "Unserved", "sources": {} }
    -- providers/gate/provider.json --
    {
      "name": "Example Gateway",
      "operator": "Gate Company",
      "kind": { "value": "gateway", "source": "docs" },
      "summary": "One key for several labs.",
      "sources": {
        "docs": { "title": "Gateway docs", "publisher": "Example Gateway", "checked": "2026-06-17", "url": "https://gate.example.org/docs", "note": "Behind a [login](https://gate.example.org/)." },
        "old": { "title": "Old review", "publisher": "Example Press", "checked": "2025-03" },
        "rival": { "title": "A comparison", "publisher": "Example Server", "checked": "2026-06", "url": "https://server.example.org/compare" }
      },
      "endpoint": {
        "surface": { "value": "Drop-in", "source": "docs" },
        "base_url": [
          { "value": "https://api.gate.example.org/v1", "source": "docs" },
          { "value": "https://gate.example.org/api", "source": "old", "disputed": "It moved in 2025." }
        ]
      },
      "auth": {
        "scheme": { "value": "bearer", "source": "docs" },
        "required": { "value": true, "source": "docs" },
        "key_env": { "value": "GATE_API_KEY", "source": "docs" },
        "key_prefix": { "value": "sk-gate-", "source": "docs" }
      },
      "models_served": [ { "value": 16, "source": "docs" }, { "value": { "min": 10, "max": 20 }, "said": "a dozen or so", "source": "rival" } ],
      "labs_served": { "value": 3, "source": "docs" },
      "plans": [
        { "name": "Free", "source": "docs", "included_usage": { "amount": 1.50, "currency": "USD", "per": "month" }, "requests_per_minute": 1000, "card_required": false, "said": "free tier", "note": "Ends *when* it ends." },
        { "name": "Team", "source": "old", "included_usage": { "amount": 20, "currency": "EUR" }, "card_required": true },
        { "name": "Unsaid", "source": "old" }
      ],
      "regions": { "value": "Europe", "source": "docs" },
      "data_retention": { "value": "30 days", "source": "docs", "date": "2026-05", "note": "Zero on request." },
      "links": [
        { "kind": "docs", "title": "Handbook", "url": "https://gate.example.org/docs", "source": "docs" },
        { "kind": "sign-up", "title": "Get a key", "said": "/signup", "source": "docs" }
      ],
      "capabilities": {
        "chat": { "claim": "yes", "source": "docs" },
        "streaming": { "claim": "yes", "source": "docs" },
        "tools": { "claim": "model-dependent", "said": "Yes (most)", "source": "docs" },
        "json": [ { "claim": "yes", "source": "docs" }, { "claim": "no", "source": "rival", "note": "It *failed* for us." } ],
        "vision": { "claim": "partial", "source": "docs", "note": "Only **URLs**, no data." },
        "embeddings": { "claim": "yes", "source": "docs" },
        "responses": { "claim": "no", "source": "old", "date": "2025-02" },
        "files": { "claim": "no", "source": "docs" }
      },
      "notes": [
        { "topic": "limits", "text": "A `429` says when to come back.", "source": "docs", "gotcha": true },
        { "topic": "keys", "text": "Keys end after a year, see [status](/status/).", "source": "old", "date": "2025" },
        { "topic": "keys", "text": "One key a person.", "source": "rival", "gotcha": true }
      ]
    }
    -- providers/gate/models/swift-1.json --
    {
      "id": { "value": "example-lab/swift-1", "source": "docs" },
      "model": "example-lab/swift-1",
      "type": { "value": ["chat", "code"], "source": "docs" },
      "context": [ { "value": 128000, "source": "docs" }, { "value": 64000, "source": "rival" } ],
      "max_output": { "value": 4096, "source": "docs" },
      "prices": [
        { "from": "2026-06-17", "currency": "USD", "per": "1M tokens", "input": 0.27, "output": 1.10, "cached_input": 0.025, "cache_write": 0.30, "source": "docs", "note": "Half at *night*." },
        { "from": "2025", "currency": "USD", "per": "1M tokens", "input": 0.50, "output": 2.20, "source": "old" },
        { "from": "2026-06", "currency": "USD", "per": "request", "amount": 0.001, "source": "docs" }
      ],
      "capabilities": {
        "tools": { "claim": "yes", "source": "docs" },
        "vision": { "claim": "no", "source": "docs" }
      },
      "notes": [ { "text": "Slow at noon.", "source": "old" }, { "text": "Called *Swift* there.", "source": "docs", "date": "2026-06-01" } ]
    }
    -- providers/gate/models/swift-1-free.json --
    {
      "id": { "value": "example-lab/swift-1:free", "source": "docs", "disputed": "Two pages name two ids." },
      "model": "example-lab/swift-1",
      "name": "Swift 1 (free)",
      "listed": { "value": false, "source": "docs", "date": "2026-06-10" },
      "type": { "value": ["chat"], "source": "docs" },
      "prices": [ { "from": "2026-06", "currency": "USD", "per": "1M tokens", "input": 0, "output": 0, "cached_input": 0, "source": "docs" } ],
      "capabilities": {},
      "notes": [ { "text": "May vanish.", "source": "docs" } ]
    }
    -- providers/gate/models/painter.json --
    {
      "id": { "value": "other-lab/painter", "source": "docs" },
      "model": "other-lab/painter",
      "type": { "value": ["image"], "source": "docs" },
      "context": { "value": 77, "source": "docs" },
      "prices": [
        { "from": "2026-06", "currency": "USD", "per": "1M tokens", "input": 5.00, "source": "docs" },
        { "from": "2026-06", "currency": "USD", "per": "image", "amount": 0.04, "source": "docs", "note": "At 1024 pixels." }
      ],
      "capabilities": {}
    }
    -- providers/gate/models/vectors.json --
    {
      "id": { "value": "example-lab/vectors", "source": "docs" },
      "model": "example-lab/vectors",
      "type": { "value": ["embeddings"], "source": "docs" },
      "prices": [ { "from": "2026-06", "currency": "EUR", "per": "1M tokens", "input": 0.01, "output": null, "source": "docs" } ],
      "capabilities": {
        "streaming": { "claim": "no", "source": "docs" },
        "tools": { "claim": "not-applicable", "source": "docs" },
        "json": { "claim": "not-applicable", "source": "docs" },
        "vision": { "claim": "model-dependent", "said": "soon", "source": "docs" }
      }
    }
    -- providers/near/provider.json --
    {
      "name": "Example Local",
      "summary": "Runs on your own machine.",
      "sources": { "readme": { "title": "Readme", "publisher": "Example Local", "checked": "2026-06-20" } },
      "endpoint": {},
      "auth": {},
      "capabilities": {}
    }
    -- providers/near/models/swift-1.json --
    { "model": "example-lab/swift-1", "context": { "value": 4000, "source": "readme" }, "capabilities": {} }
    -- providers/server/provider.json --
    {
      "name": "Example Server",
      "kind": { "value": "self-hosted", "source": "docs" },
      "summary": "A server for your own machines.",
      "sources": { "docs": { "title": "Server docs", "publisher": "Example Server", "checked": "2026-06-17" } },
      "endpoint": { "base_url": { "value": "http://localhost:8000/v1", "source": "docs" } },
      "auth": { "scheme": { "value": "none", "source": "docs" }, "required": { "value": false, "source": "docs" } },
      "example_model": { "value": "example-lab/swift-1", "source": "docs" },
      "models_served": { "value": { "min": 200 }, "said": "200+", "source": "docs" },
      "capabilities": {
        "chat": { "claim": "yes", "source": "docs" },
        "vision": { "claim": "partial", "source": "docs", "note": "One picture." },
        "embeddings": { "claim": "no", "source": "docs" },
        "responses": { "claim": "not-applicable", "source": "docs" }
      }
    }
    -- probes/gate/endpoint.json --
    {
      "prober": "compat-matrix 1.0",
      "base_url": "https://api.gate.example.org/v1",
      "endpoint": { "capabilities": {
        "chat": { "verdict": "supported", "reason": "works", "message": "It answered.", "passed": 3, "runs": 3, "at": "2026-06-17T09:30:00Z", "evidence": { "status": 200, "excerpt": "{\"id\": \"<x>\"}", "hash": "abc" } },
        "streaming": { "verdict": "partial", "reason": "stream-unterminated", "message": "The last event has no data: [DONE].", "passed": 2, "runs": 3, "at": "2026-06-17T09:31:00Z" },
        "json": { "verdict": "supported", "reason": "works", "message": "It was one object.", "passed": 1, "runs": 1, "at": "2026-06-17T09:33:00Z", "pending": { "verdict": "unsupported", "reason": "ignored", "runs": 2, "at": "2026-06-19T09:33:00Z" } },
        "embeddings": { "verdict": "unsupported", "reason": "route-absent", "message": "The route answers like a random path.", "passed": 0, "runs": 3, "at": "2026-01-05T09:30:00Z", "evidence": { "status": 404 } },
        "responses": { "verdict": "supported", "reason": "works", "message": "It answered.", "passed": 3, "runs": 3, "at": "2026-06-17T09:32:00Z" }
      } }
    }
    -- probes/gate/swift-1.json --
    {
      "prober": "compat-matrix 1.0",
      "base_url": "https://api.gate.example.org/v1",
      "models": { "example-lab/swift-1": { "capabilities": {
        "streaming": { "verdict": "unsupported", "reason": "ignored", "message": "The reply came whole.", "passed": 0, "runs": 3, "at": "2026-06-17T10:02:00Z", "evidence": { "status": 200, "excerpt": "{\"object\": \"chat.completion\"}", "hash": "def" }, "pending": { "verdict": "supported", "reason": "works", "runs": 1, "at": "2026-06-18T10:02:00Z" } },
        "vision": { "verdict": "supported", "reason": "works", "message": "It read *4711*.", "passed": 2, "runs": 2, "at": "2026-06-17T10:03:00Z" },
        "tools": { "verdict": "supported", "reason": "works", "message": "The call carried the value.", "passed": 3, "runs": 3, "at": "2026-06-17T10:00:00Z", "evidence": { "status": 200 }, "pending": { "verdict": "unsupported", "reason": "ignored", "runs": 1, "at": "2026-06-18T10:00:00Z" } },
        "json": { "verdict": "inconclusive", "reason": "rate-limited", "message": "The account ran into a limit.", "passed": 0, "runs": 1, "at": "2026-06-17T10:01:00Z", "evidence": { "status": 429 } }
      } } }
    }
    -- probes/server/endpoint.json --
    {
      "prober": "compat-matrix 1.0",
      "base_url": "http://localhost:8000/v1",
      "server": { "name": "example-server", "version": "1.2" },
      "endpoint": { "capabilities": {
        "streaming": { "verdict": "supported", "reason": "works", "message": "Words came one by one.", "passed": 3, "runs": 3, "at": "2026-06-16T09:30:00Z" },
        "tools": { "verdict": "partial", "reason": "call-identity", "message": "Both calls bear one id.", "passed": 3, "runs": 3, "at": "2026-06-16T09:30:00Z" },
        "json": { "verdict": "unsupported", "reason": "ignored", "message": "The format was ignored.", "passed": 0, "runs": 3, "at": "2026-06-16T09:30:00Z" },
        "vision": { "verdict": "partial", "reason": "one-image-only", "message": "The second picture was refused.", "passed": 3, "runs": 3, "at": "2026-06-16T09:30:00Z" },
        "embeddings": { "verdict": "unsupported", "reason": "route-absent", "message": "The route answers like a random path.", "passed": 0, "runs": 3, "at": "2026-06-16T09:30:00Z" },
        "files": { "verdict": "inconclusive", "reason": "timed-out", "message": "It took too long.", "passed": 0, "runs": 1, "at": "2026-06-16T09:30:00Z" }
      } }
    }
    -- probes/server/0.9.2/endpoint-alone.json --
    {
      "prober": "compat-matrix 1.0",
      "base_url": "https://192.168.1.7:8000/v1",
      "endpoint": { "capabilities": {
        "files": { "verdict": "unsupported", "reason": "route-absent", "message": "The route answers like a random path.", "passed": 0, "runs": 1, "at": "2026-06-10T09:30:00Z", "evidence": { "status": 404 } }
      } }
    }
    -- probes/server/0.10.1/swift-1.json --
    {
      "prober": "compat-matrix 1.1",
      "base_url": "https://gpu.example.org/v1",
      "server": { "name": "Example Server", "version": "0.10.1", "flags": "--tool-call-parser example" },
      "endpoint": { "capabilities": {
        "responses": { "verdict": "supported", "reason": "works", "message": "It answered.", "passed": 1, "runs": 1, "at": "2026-06-18T09:30:00Z" }
      } },
      "models": { "example-lab/swift-1": { "capabilities": {
        "streaming": { "verdict": "partial", "reason": "stream-unterminated", "message": "The last event has no data: [DONE].", "passed": 3, "runs": 3, "at": "2026-06-18T09:31:00Z", "pending": { "verdict": "supported", "reason": "works", "runs": 1, "at": "2026-06-19T09:31:00Z" } },
        "tools": { "verdict": "unsupported", "reason": "server-flag", "message": "It wants --enable-tools.", "passed": 0, "runs": 1, "at": "2026-06-18T09:32:00Z", "evidence": { "status": 400, "excerpt": "start with --enable-tools", "hash": "fed" } },
        "vision": { "verdict": "inconclusive", "reason": "timed-out", "message": "It took too long.", "passed": 0, "runs": 1, "at": "2026-06-18T09:33:00Z" }
      } } }
    }
    -- guides/first-steps.md --
    # First *steps*

    How to begin, in short.

    ## Get a key

    See the [gateway](/providers/gate/), or [below](#then-call).

    ## Then call

    ```sh
    curl "https://api.gate.example.org/v1" && echo '<ok>'
    ```

    - one
    - two
    -- guides/in-short.md --
    # In short

    > A quotation is no summary.
    """#)
