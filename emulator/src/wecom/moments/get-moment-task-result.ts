import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { jobStatus } from '../../platform/moments.ts';
import { endpoint } from '../endpoint.ts';

const LIFE_MS = 86_400_000;

/** GET externalcontact/get_moment_task_result: how far the job is; it can be asked for 24 hours. */
export const getMomentTaskResult = endpoint({
  path: 'externalcontact/get_moment_task_result',
  method: 'get',
  input: z.object({ jobid: z.string().optional() }),
  handle({ world, now }, input) {
    const jobId = required(input.jobid, 40063, 'jobid missing');
    const moment = [...world.state.moments.values()].find((one) => one.jobId === jobId);
    if (moment === undefined || now > moment.createdAt + LIFE_MS)
      throw new PlatformError(40058, 'invalid jobid');
    const status = jobStatus(world, moment);
    if (status !== 3) return { status, type: 'add_moment_task' };
    const isEmpty = moment.tasks.length === 0;
    return {
      status,
      type: 'add_moment_task',
      result: {
        errcode: isEmpty ? 40003 : 0,
        errmsg: isEmpty ? 'invalid userid' : 'ok',
        ...(isEmpty ? {} : { moment_id: moment.momentId }),
        invalid_sender_list: { user_list: moment.invalidUsers, department_list: moment.invalidDepartments },
        invalid_external_contact_list: { tag_list: moment.invalidTags },
      },
    };
  },
});
