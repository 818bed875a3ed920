import StrictJSON

/// LangChain and LlamaIndex.
extension Snippet {
    /// Names as in reference.langchain.com/python/langchain-openai. By default `OpenAIEmbeddings` sends numbers of OpenAI's own tokens
    /// instead of text (`check_embedding_ctx_length`), which no other host can read.
    var langChain: String {
        var arguments = [("model", SnippetLiteral.quoted(model)), ("base_url", SnippetLiteral.quoted(baseURL)), ("api_key", pythonKey)]
        if task == .embeddings {
            arguments.append(("check_embedding_ctx_length", "False"))
            return pythonHead("from langchain_openai import OpenAIEmbeddings") + pythonCall("embeddings", "OpenAIEmbeddings", arguments)
                + "print(len(embeddings.embed_query(\(SnippetLiteral.quoted(task.prompt)))))"
        }
        return pythonHead("from langchain_openai import ChatOpenAI") + pythonCall("llm", "ChatOpenAI", arguments) + langChainEnd
    }

    private var langChainEnd: String {
        let prompt = SnippetLiteral.quoted(task.prompt)
        func literal(_ value: JSONValue) -> String { SnippetLiteral.text(value, .python, step: 4) }
        return switch task {
        case .streaming:
            """
            for chunk in llm.stream(\(prompt)):
                print(chunk.content, end="", flush=True)
            """
        case .tools: "tool = \(literal(SnippetTask.tool))\nprint(llm.bind_tools([tool]).invoke(\(prompt)).tool_calls)"
        case .json: "print(llm.bind(response_format=\(literal(SnippetTask.jsonFormat))).invoke(\(prompt)).content)"
        case .vision: "messages = \(literal(task.parameters[0].1))\nprint(llm.invoke(messages).content)"
        case .chat, .embeddings, .images: "print(llm.invoke(\(prompt)).content)"
        }
    }

    /// Names as in developers.llamaindex.ai/python/framework-api-reference/llms/openai_like: without `is_chat_model` it asks the old route
    /// for completions, and without `context_window` it cuts at 3,900 tokens.
    var llamaIndex: String {
        if task == .embeddings {
            return pythonHead("from llama_index.embeddings.openai_like import OpenAILikeEmbedding")
                + pythonCall(
                    "embedding", "OpenAILikeEmbedding",
                    [("model_name", SnippetLiteral.quoted(model)), ("api_base", SnippetLiteral.quoted(baseURL)), ("api_key", pythonKey)])
                + "print(len(embedding.get_text_embedding(\(SnippetLiteral.quoted(task.prompt)))))"
        }
        var arguments = [
            ("model", SnippetLiteral.quoted(model)), ("api_base", SnippetLiteral.quoted(baseURL)), ("api_key", pythonKey),
            ("is_chat_model", "True"),
        ]
        if let contextWindow { arguments.append(("context_window", String(contextWindow))) }
        if task == .tools { arguments.append(("is_function_calling_model", "True")) }
        if task == .json {
            let format = JSONValue.object([("response_format", SnippetTask.jsonFormat)])
            arguments.append(("additional_kwargs", SnippetLiteral.text(format, .python, indent: 4, step: 4)))
        }
        return pythonHead(llamaIndexImports) + pythonCall("llm", "OpenAILike", arguments) + llamaIndexEnd
    }

    private var llamaIndexImports: String {
        let core =
            switch task {
            case .tools: "from llama_index.core.tools import FunctionTool\n"
            case .vision: "from llama_index.core.llms import ChatMessage, ImageBlock, TextBlock\n"
            default: "from llama_index.core.llms import ChatMessage\n"
            }
        return core + "from llama_index.llms.openai_like import OpenAILike"
    }

    private var llamaIndexEnd: String {
        let prompt = SnippetLiteral.quoted(task.prompt)
        let message = "ChatMessage(role=\"user\", content=\(prompt))"
        return switch task {
        case .streaming:
            """
            for part in llm.stream_chat([\(message)]):
                print(part.delta, end="", flush=True)
            """
        case .tools:
            """

            def get_weather(city: str) -> str:
                "The weather in a city"
                return "sunny"

            tool = FunctionTool.from_defaults(get_weather)
            reply = llm.chat_with_tools([tool], user_msg=\(prompt))
            print(llm.get_tool_calls_from_response(reply, error_on_no_tool_call=False))
            """
        case .vision:
            """
            picture = ImageBlock(url=\(SnippetLiteral.quoted(SnippetTask.picture)))
            message = ChatMessage(role="user", blocks=[TextBlock(text=\(prompt)), picture])
            print(llm.chat([message]).message.content)
            """
        case .chat, .json, .embeddings, .images: "print(llm.chat([\(message)]).message.content)"
        }
    }
}
