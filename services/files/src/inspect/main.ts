import { inspectFile } from './inspect-file.js';
import { READY_ID, type InspectionJob, type InspectionReply, type InspectionRequest } from './inspection.js';

// The process that opens foreign bytes. It has no secret, no database and no bus; whoever takes it over finds a folder of
// files that wait to be looked at. `inspector.ts` starts it, and ends it when it takes too long or too much.

async function run(job: InspectionJob): Promise<NonNullable<InspectionReply['result']>> {
  if (job.kind === 'inspect') return inspectFile(job);
  const { joinImages, shrinkImage } = await import('./join-images.js');
  return job.kind === 'shrink' ? shrinkImage(job.path, job.outPath) : joinImages(job.paths, job.outPath);
}

function reply(message: InspectionReply): void {
  process.send?.(message);
}

process.on('message', ({ id, job }: InspectionRequest) => {
  run(job).then((result) => reply({ id, result }), (error: unknown) => reply({ id, fault: error instanceof Error ? error.message : String(error) }));
});
process.on('disconnect', () => process.exit(0));
reply({ id: READY_ID });
