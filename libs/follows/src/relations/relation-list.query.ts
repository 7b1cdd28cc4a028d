import { AsSent, PageQuery } from '@retinue/common/http';
import { QueryViewer } from '@retinue/users/http';

/** The query of a list of a relation. */
@AsSent()
export class RelationListQuery extends PageQuery {
  @QueryViewer()
  viewer?: boolean;
}
