import Files
import Testing

@testable import Records

struct SkeletonTests {
    @Test(arguments: [
        ("meta-llama/Llama-4-Maverick", "meta-llama-llama-4-maverick"), ("a/b:free", "a-b-free"), ("../x", "x"), ("a//b__c", "a-b-c"),
        ("gpt-4.1", "gpt-4.1"), ("a..b", "a.b"), ("-a-", "a"), ("a.", "a"), ("é", ""), ("aéb", "a-b"), ("", ""), ("\u{0}\n", ""),
    ])
    func makesIdsOfAnyText(_ text: String, _ slug: String) {
        #expect(Skeleton.slug(of: text) == slug)
        #expect(slug.isEmpty || slug.isIdentifier)
    }

    @Test func leavesRoomForANumber() {
        #expect((Skeleton.slug(of: String(repeating: "ab-", count: 100)) + "-999").isIdentifier)
    }

    private static let models = ["meta/llama-3.3-70b-instruct", "meta/llama-4-maverick", "nvidia/llama-4-maverick", "openai/gpt-oss-120b"]

    @Test(arguments: [
        ("meta-llama/Llama-3.3-70B-Instruct", "meta/llama-3.3-70b-instruct"), ("gpt-oss:120b", "openai/gpt-oss-120b"),
        ("nvidia/llama-4_maverick", "nvidia/llama-4-maverick"), ("a/b/c/LLAMA-3-3-70b-instruct", "meta/llama-3.3-70b-instruct"),
    ])
    func findsTheModelThatAnIdNames(_ id: String, _ model: String) throws {
        #expect(try ModelMatch(id: id, models: Self.models).found(.folder("data")) == model)
    }

    @Test(arguments: [
        ("x/llama-4-maverick", "2 models are called so", "meta/llama-4-maverick, nvidia/llama-4-maverick"),
        ("llama-3.3-70b", "no model on record is called \"llama-3.3-70b\"", "meta/llama-3.3-70b-instruct"),
        ("gpt-oss-120", "no model", "openai/gpt-oss-120b"), ("zephyr", "no model", "--model LAB/MODEL"), ("/", "no model", "--model"),
    ])
    func saysWhichModelsAreNear(_ id: String, _ message: String, _ fix: String) {
        let problem = #expect(throws: Skeleton.Problem.self) { try ModelMatch(id: id, models: Self.models).found(.folder("data")) }
        #expect(problem?.message.contains(message) ?? false)
        #expect(problem?.fix.contains(fix) ?? false, "\(problem?.fix ?? "")")
    }

    @Test func explainsNestedKeys() {
        #expect(Provider.shape.meaning(of: "endpoint.base_url")?.contains("SDK") ?? false)
        #expect(Provider.shape.meaning(of: "endpoint.nothing") == nil)
        #expect(Provider.shape.meaning(of: "name.first") == nil)
    }
}
