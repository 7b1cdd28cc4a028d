// Loaded into a spawned server: answers the question that SpawnedServer.peakMemory() asks.
import cluster from 'node:cluster';

// A worker's channel is to its primary, which keeps it alive by it.
if (cluster.isPrimary) {
  process.on('message', () => process.send?.(process.resourceUsage().maxRSS * 1024));
  process.channel?.unref();
}
