import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hands in a dossier, subscribes, and waits for the signed message about it. Java 17 alone; a real program takes a JSON library. */
public class Client {
  static final String URL = System.getenv("HAICAP_URL");
  static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  static final Map<String, String> KNOWN = new ConcurrentHashMap<>();
  static volatile String secret = "";
  static String token;

  public static void main(String[] args) throws Exception {
    token = signIn();
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", Client::receive);
    server.start();
    try {
      run("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    } finally {
      server.stop(0);
    }
  }

  static void run(String receiver) throws Exception {
    String subscription = call("/api/v1/webhook-subscriptions", "{\"url\":\"" + receiver + "\",\"events\":[\"dossier.received\"]}", null);
    secret = text(subscription, "secret");
    String components = Arrays.stream(System.getenv("HAICAP_COMPONENTS").split(",")).map(code -> "{\"code\":\"" + code + "\",\"originals\":1,\"copies\":0}").collect(Collectors.joining(","));
    String received = call("/api/v1/dossiers", "{\"procedureCode\":\"" + System.getenv("HAICAP_PROCEDURE") + "\",\"receivingUnitId\":\"" + System.getenv("HAICAP_UNIT")
        + "\",\"applicant\":{\"fullName\":\"Lê Văn Cường\"},\"components\":[" + components + "]}", null);
    String dossierId = text(received, "dossierId");
    System.out.println("handed in " + text(received, "code"));
    for (int left = 300; KNOWN.values().stream().noneMatch(message -> message.contains(dossierId)); left--) {
      if (left == 0) throw new IllegalStateException("no webhook about it came");
      Thread.sleep(100);
    }
    String dossier = call("/api/v1/dossiers/" + dossierId, null, null);
    System.out.println("told of it by a signed message; it is " + text(dossier, "status") + " and due " + text(dossier, "dueAt"));
    call("/api/v1/webhook-subscriptions/" + text(subscription, "subscriptionId") + "/removal", "{}", "\"1.full\"");
  }

  static String signIn() throws Exception {
    String credentials = encoded("HAICAP_CLIENT_ID") + ":" + encoded("HAICAP_CLIENT_SECRET");
    HttpRequest request = HttpRequest.newBuilder(URI.create(URL + "/oidc/token")).timeout(Duration.ofSeconds(15))
        .header("authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
        .header("content-type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new IllegalStateException("no token: " + answer.body());
    return text(answer.body(), "access_token");
  }

  /** One request; a write keeps its key while it is sent again, so it happens once. */
  static String call(String path, String body, String ifMatch) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(URL + path)).timeout(Duration.ofSeconds(30))
        .header("authorization", "Bearer " + token).header("idempotency-key", UUID.randomUUID().toString());
    if (ifMatch != null) request.header("if-match", ifMatch);
    if (body != null) request.header("content-type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    for (int attempt = 0;; attempt++) {
      HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() < 300) return answer.body();
      long afterS = answer.headers().firstValueAsLong("retry-after").orElse(-1);
      if (afterS < 0 || attempt == 4) throw new IllegalStateException(text(answer.body(), "code") + ": " + text(answer.body(), "title"));
      Thread.sleep(Math.min(afterS, 30) * 1000);
    }
  }

  static void receive(HttpExchange exchange) {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean isSigned = isSigned(exchange, body);
      if (isSigned) KNOWN.put(exchange.getRequestHeaders().getFirst("webhook-id"), new String(body, StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(isSigned ? 204 : 400, -1);
    } catch (Exception error) {
      // Not answered: it is sent again.
      System.err.println("a message could not be received: " + error);
    }
  }

  /** Standard Webhooks: HMAC-SHA256 over id.timestamp.body; one of several signatures is enough. */
  static boolean isSigned(HttpExchange exchange, byte[] body) throws Exception {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > 300) return false;
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
    mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    byte[] made = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8);
    return Arrays.stream(exchange.getRequestHeaders().getFirst("webhook-signature").split(" "))
        .anyMatch(given -> MessageDigest.isEqual(made, given.getBytes(StandardCharsets.UTF_8)));
  }

  static String encoded(String name) {
    return URLEncoder.encode(System.getenv(name), StandardCharsets.UTF_8);
  }

  /** The first text of that name; enough for these answers. */
  static String text(String json, String name) {
    var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    if (!found.find()) throw new IllegalStateException(name + " is not in " + json.substring(0, Math.min(200, json.length())));
    return found.group(1);
  }
}
