// PostGraphile 5 with its Amber preset, on one database role, as its manual sets it up for production.
//
// PORT, DATABASE_URL, and with TENANTED=1 the two settings that row-level security reads, taken from the request's
// headers: PostGraphile then runs each request in a transaction of its own, as the portal's reads need it.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { jsonPgSmartTags } from "postgraphile/utils";

const tenanted = process.env.TENANTED === "1";

// The house's foreign keys carry branch or customer along, and the timeline has none, since events outlive what they
// are about. These plain ones read the rows by their indexes.
const plain = {
  contact: ["(customer_id) references customer (id)|@foreignFieldName contacts"],
  customer_assignment: ["(customer_id) references customer (id)|@foreignFieldName seats"],
  event: [
    "(customer_id) references customer (id)|@foreignFieldName timeline",
    "(actor_id) references user_account (id)|@fieldName actor",
  ],
  order_line: ["(order_id) references product_order (id)|@foreignFieldName lines"],
  product_order: ["(customer_id) references customer (id)|@foreignFieldName orders"],
  ticket: ["(customer_id) references customer (id)|@foreignFieldName tickets"],
};
const tags = Object.entries(plain).map(([table, keys]) => [table, { tags: { foreignKey: keys } }]);
// GraphQL has a type of this name already.
tags.push(["subscription", { tags: { name: "subscribed_line" } }]);

function tenant(request) {
  const { "x-actor": actor = "", "x-customer": customer = "" } = request.node?.req.headers ?? {};
  return { "app.actor": actor, "app.customer": customer };
}

const preset = {
  extends: [PostGraphileAmberPreset],
  // Orders and conditions on columns that only a part of an index holds are asked for, too.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  plugins: [jsonPgSmartTags({ version: 1, config: { class: Object.fromEntries(tags) } })],
  pgServices: [makePgService({
    connectionString: process.env.DATABASE_URL,
    schemas: ["public"],
    poolConfig: { max: 10 },
  })],
  grafserv: { graphiql: false, watch: false, websockets: false },
  grafast: {
    explain: false,
    context: (request) => (tenanted ? { pgSettings: tenant(request) } : {}),
  },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1");
