#!/usr/bin/env python3
"""Writes ECS lines of a shop for measurements: build/tool-lines.py MEGABYTES [SEED]. The same arguments give the same lines."""
import json
import random
import sys

FIRST = 1_765_965_600_000  # 2025-12-17T10:00:00Z
ROUTES = ["/api/orders/{id}", "/api/cart", "/api/products", "/api/products/{id}", "/signin", "/health", "/api/payments"]
LOGGERS = ["Shop.Orders.OrderService", "Shop.Payments.Gateway", "Serilog.AspNetCore.RequestLoggingMiddleware", "Shop.Accounts.SignIn"]
AGENTS = ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "okhttp/4.12.0", "curl/8.5.0"]
STACK = (
    "Shop.Payments.GatewayException: The gateway answered 502.\n"
    "   at Shop.Payments.Gateway.ChargeAsync(Order order) in /src/Shop/Payments/Gateway.cs:line 48\n"
    "   at Shop.Orders.OrderService.PayAsync(Guid id) in /src/Shop/Orders/OrderService.cs:line 112\n"
    "   at Microsoft.AspNetCore.Routing.EndpointMiddleware.Invoke(HttpContext httpContext)\n"
    "   at System.Threading.Tasks.Task.Execute()"
)


def main():
    wanted = float(sys.argv[1]) * 1_000_000
    pick = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    written, number = 0, 0
    while written < wanted:
        line = json.dumps(event(pick, number), ensure_ascii=False, separators=(",", ":")) + "\n"
        data = line.encode()
        sys.stdout.buffer.write(data)
        written += len(data)
        number += 1


def event(pick, number):
    time = FIRST + number * 7 + pick.randrange(7)
    seconds, milliseconds = divmod(time, 1000)
    import time as clock

    status = pick.choices([200, 201, 304, 404, 500], [88, 6, 3, 2.2, 0.8])[0]
    level = "error" if status >= 500 else "warn" if status == 404 else pick.choice(["info", "info", "info", "debug"])
    route = pick.choice(ROUTES)
    path = route.replace("{id}", str(pick.randrange(1, 90_000)))
    elapsed = round(pick.lognormvariate(3, 1), 3)
    document = {
        "@timestamp": clock.strftime("%Y-%m-%dT%H:%M:%S", clock.gmtime(seconds)) + f".{milliseconds:03d}Z",
        "log.level": level,
        "message": f"HTTP GET {path} responded {status} in {elapsed} ms",
        "ecs.version": "8.11.0",
        "log.logger": pick.choice(LOGGERS),
        "trace.id": f"{pick.getrandbits(128):032x}",
        "span.id": f"{pick.getrandbits(64):016x}",
        "service.name": pick.choice(["shop", "auth-api"]),
        "service.version": "1.4.2",
        "service.environment": "production",
        "event.duration": int(elapsed * 1_000_000),
        "http.request.method": "GET",
        "http.response.status_code": status,
        "url.path": path,
        "client.ip": f"10.{pick.randrange(256)}.{pick.randrange(256)}.{pick.randrange(256)}",
        "user_agent.original": pick.choice(AGENTS),
        "labels": {"route": route, "cart_items": pick.randrange(12), "note": pick.choice(["", "first order", "결제 완료", "said \"yes\""])},
    }
    if status >= 500:
        document |= {"error.type": "Shop.Payments.GatewayException", "error.message": "The gateway answered 502.", "error.stack_trace": STACK}
    return {name: value for name, value in document.items() if value != ""}


main()
